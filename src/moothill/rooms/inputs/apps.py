from django.apps import AppConfig


class InputsConfig(AppConfig):
    name = "moothill.rooms.inputs"
    label = "inputs"
