"""What a backup holds: every table, unless it is listed here as left out, with the reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from graphlib import TopologicalSorter
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models

Model = type[models.Model]

# By label, as Django names its models.
LEFT_OUT = {
    "sessions.Session": "everybody signs in again: a stolen archive must not sign anybody in",
    "account.EmailConfirmation": "codes under way, good for minutes",
    "contenttypes.ContentType": "made by migrate",
    "auth.Permission": "made by migrate; what people may do in Moothill are roles in cycles",
    "auth.Group": "not used: what people may do in Moothill are roles in cycles",
    "auth.Group_permissions": "not used",
}
# By name, tables that are no models.
NO_MODELS = {
    "django_migrations": "the manifest lists them, and migrate writes them",
    "sqlite_*": "SQLite's own",
}


@dataclass(frozen=True, slots=True)
class Derived:
    """Tables that are made anew from others, such as an index: left out of backups, and rebuilt by a restore.

    `tables` are names of database tables; one may end with `*`. `rebuild` is called without arguments at the end of a
    restore, inside its transaction, on the default database; what it raises ends the restore. It also puts right its
    follower's cursors, which were restored as they stood.
    """

    name: str
    tables: tuple[str, ...]
    rebuild: Callable[[], object]


# Filled once, by config/wiring.
derived: list[Derived] = []


def fill(every: tuple[Derived, ...]) -> None:
    """Say what is derived. Called once, by config/wiring."""
    derived[:] = every


def kept(registry: Any = apps) -> list[Model]:
    """The models whose rows a backup holds, each after those it refers to.

    `registry` is Django's registry of models, or the one of a historical state of migrations.
    """
    found = [
        model
        for model in registry.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and why_left_out(model) is None
    ]
    order = TopologicalSorter(
        {model: [other for other in _needed_by(model) if other in found] for model in found}
    )
    return list(order.static_order())


def _needed_by(model: Model) -> Iterator[Model]:
    for field in model._meta.local_concrete_fields:
        other = field.related_model
        if isinstance(other, type) and other is not model:
            yield other


def why_left_out(model: Model) -> str | None:
    """The reason why the rows of `model` are in no backup; None if they are."""
    return LEFT_OUT.get(model._meta.label) or _why_derived(model._meta.db_table)


def why_no_model(table: str) -> str | None:
    """The reason why a table that is no model is in no backup; None if there is none, which a test refuses."""
    if table == cache_table():
        return "a cache: it fills itself again"
    listed = (words for pattern, words in NO_MODELS.items() if fnmatchcase(table, pattern))
    return next(listed, None) or _why_derived(table)


def cache_table() -> str | None:
    """The name of the table that is the cache; None where the cache is elsewhere."""
    cache = settings.CACHES["default"]
    return cache["LOCATION"] if cache["BACKEND"].endswith("DatabaseCache") else None


def _why_derived(table: str) -> str | None:
    for each in derived:
        if any(fnmatchcase(table, pattern) for pattern in each.tables):
            return f"made anew from other tables: {each.name}"
    return None
