from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "moothill.rooms.commitments"
    label = "commitments"
