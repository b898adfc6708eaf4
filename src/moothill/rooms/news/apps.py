from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "moothill.rooms.news"
    label = "news"
