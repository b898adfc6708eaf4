from django.apps import AppConfig


class DataConfig(AppConfig):
    name = "moothill.front.data"
    label = "data"
