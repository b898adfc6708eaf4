from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "moothill.commons.record"
    label = "record"
