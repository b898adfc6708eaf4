from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "moothill.rooms.activities"
    label = "activities"
