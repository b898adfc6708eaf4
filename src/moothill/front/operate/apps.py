from django.apps import AppConfig


class OperateConfig(AppConfig):
    name = "moothill.front.operate"
    label = "operate"
