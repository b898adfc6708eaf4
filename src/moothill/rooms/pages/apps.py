from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "moothill.rooms.pages"
    label = "pages"
