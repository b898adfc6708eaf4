from django.apps import AppConfig


class ThemesConfig(AppConfig):
    name = "moothill.rooms.themes"
    label = "themes"
