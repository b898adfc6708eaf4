from django.apps import AppConfig


class TalkConfig(AppConfig):
    name = "moothill.front.talk"
    label = "talk"
