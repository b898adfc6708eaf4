from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "moothill.front.notices"
    label = "notices"
