from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "moothill.commons.ui"
    label = "ui"

    def ready(self) -> None:
        """Watch the brand settings with the system checks."""
        from moothill.commons.ui import checks  # noqa: F401
