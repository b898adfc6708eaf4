from django.apps import AppConfig


class ChangeConfig(AppConfig):
    name = "moothill.front.change"
    label = "change"
