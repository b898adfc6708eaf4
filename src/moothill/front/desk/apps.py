from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "moothill.front.desk"
    label = "desk"
