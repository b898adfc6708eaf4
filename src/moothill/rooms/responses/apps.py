from django.apps import AppConfig


class ResponsesConfig(AppConfig):
    name = "moothill.rooms.responses"
    label = "responses"
