from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "moothill.commons.files"
    label = "files"
