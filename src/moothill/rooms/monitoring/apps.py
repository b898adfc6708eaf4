from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "moothill.rooms.monitoring"
    label = "monitoring"
