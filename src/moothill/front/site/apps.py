from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "moothill.front.site"
    label = "site"
