from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "moothill.commons.notifications"
    label = "notifications"
