from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "moothill.front.feeds"
    label = "feeds"
