from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "moothill.front.practice"
    label = "practice"
