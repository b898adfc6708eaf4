from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "moothill.commons.policy"
    label = "policy"
