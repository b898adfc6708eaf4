from django.apps import AppConfig


class SignoffsConfig(AppConfig):
    name = "moothill.rooms.signoffs"
    label = "signoffs"
