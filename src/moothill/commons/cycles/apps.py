from django.apps import AppConfig


class CyclesConfig(AppConfig):
    name = "moothill.commons.cycles"
    label = "cycles"
