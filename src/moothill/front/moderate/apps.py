from django.apps import AppConfig


class ModerateConfig(AppConfig):
    name = "moothill.front.moderate"
    label = "moderate"
