from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "moothill.commons.people"
    label = "people"
