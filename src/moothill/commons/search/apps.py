from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "moothill.commons.search"
    label = "search"
