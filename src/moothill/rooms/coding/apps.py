from django.apps import AppConfig


class CodingConfig(AppConfig):
    name = "moothill.rooms.coding"
    label = "coding"
