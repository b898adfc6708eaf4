from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "moothill.commons.moderation"
    label = "moderation"
