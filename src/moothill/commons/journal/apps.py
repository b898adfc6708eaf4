from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "moothill.commons.journal"
    label = "journal"
