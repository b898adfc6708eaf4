from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "moothill.rooms.standards"
    label = "standards"
