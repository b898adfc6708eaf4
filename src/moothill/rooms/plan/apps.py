from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "moothill.rooms.plan"
    label = "plan"
