from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "moothill.front.trail"
    label = "trail"
