from django.apps import AppConfig


class ReaderConfig(AppConfig):
    name = "moothill.front.reader"
    label = "reader"
