"""The two databases' full-text searches behind one interface."""

from functools import lru_cache

from django.db import connection

from moothill.commons.search.engines.base import Engine, Held, Hit, Narrowing


@lru_cache
def _engine(vendor: str) -> Engine:
    if vendor == "sqlite":
        from moothill.commons.search.engines.sqlite import Fts5

        return Fts5()
    from moothill.commons.search.engines.postgres import Tsvector

    return Tsvector()


def engine() -> Engine:
    """The engine of the site's database."""
    return _engine(connection.vendor)


__all__ = ["Engine", "Held", "Hit", "Narrowing", "engine"]
