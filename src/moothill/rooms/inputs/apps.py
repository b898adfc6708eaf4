from django.apps import AppConfig


class InputsConfig(AppConfig):
    name = "moothill.rooms.inputs"
    label = "inputs"

    def ready(self) -> None:
        """See `models.kept`: the database's own part is made after each migration."""
        from django.db.models.signals import post_migrate, pre_migrate

        from moothill.rooms.inputs.models.kept import keep, let_go

        pre_migrate.connect(let_go, sender=self)
        post_migrate.connect(keep, sender=self)
