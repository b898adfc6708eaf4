from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "moothill.front.review"
    label = "review"
