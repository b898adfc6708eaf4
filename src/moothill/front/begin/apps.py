from django.apps import AppConfig


class BeginConfig(AppConfig):
    name = "moothill.front.begin"
    label = "begin"
