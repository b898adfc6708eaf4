from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "moothill.config"
    label = "config"

    def ready(self) -> None:
        """Gather what the rooms offer, once every app is loaded."""
        from moothill.config import checks, wiring  # noqa: F401 - checks register themselves

        wiring.gather()
