from django.apps import AppConfig


class SampleConfig(AppConfig):
    name = "moothill.front.sample"
    label = "sample"
