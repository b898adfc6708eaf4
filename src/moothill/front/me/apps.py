from django.apps import AppConfig


class MeConfig(AppConfig):
    name = "moothill.front.me"
    label = "me"
