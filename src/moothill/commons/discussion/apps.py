from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    name = "moothill.commons.discussion"
    label = "discussion"
