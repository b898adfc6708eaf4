from django.apps import AppConfig


class PlannerConfig(AppConfig):
    name = "moothill.rooms.planner"
    label = "planner"
