from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "moothill.front.importing"
    label = "importing"
