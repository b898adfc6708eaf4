"""The database: does it answer, can it be written to, has it the tables of this release, is its cache there?"""

from secrets import token_hex

from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from moothill.commons.journal.models import Head
from moothill.front.operate.health.finding import Finding, broken, ok


def database() -> Finding:
    """It answers, and takes a change (of no row)."""
    name = _("Database")
    try:
        with connection.cursor() as cursor:
            there = Head._meta.db_table in connection.introspection.table_names(cursor)
    except DatabaseError as error:
        words = _("%(kind)s does not answer: %(why)s") % {
            "kind": connection.display_name,
            "why": _line(error),
        }
        return broken(
            name, words, _("Start the database, and check DATABASE_URL and the rights of its user.")
        )
    if not there:
        return broken(name, _("There is no site yet: the database has no tables."), _("Run: moothill serve"))
    try:
        with transaction.atomic():
            Head.objects.filter(pk=-1).update(stamp=0)
    except DatabaseError as error:
        words = _("%(kind)s answers but cannot be written to: %(why)s") % {
            "kind": connection.display_name,
            "why": _line(error),
        }
        return broken(
            name, words, _("Check the free disk space, and that this server is not a read-only copy.")
        )
    return ok(name, _("%(kind)s answers and can be written to.") % {"kind": connection.display_name})


def migrations() -> Finding:
    """Every migration of this release is applied."""
    name = _("Tables")
    number = len(pending())
    if number:
        words = _("%(number)s migrations are not applied yet.") % {"number": number}
        return broken(name, words, _("Make a backup, then run: moothill migrate"))
    return ok(name, _("All are as this release needs them."))


def pending() -> list[tuple[str, str]]:
    """Migrations of this release that the database has not had, by app and name."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [(migration.app_label, migration.name) for migration, _backwards in plan]


def cache_keeps() -> Finding:
    """What is put into the cache is found there: it counts failed sign-ins, for all servers."""
    name, key, value = _("Cache"), "operate.health", token_hex(8)
    try:
        cache.set(key, value, 60)
        kept = cache.get(key) == value
    except Exception as error:  # every cache has errors of its own
        words = _("It does not work: %(why)s") % {"why": _line(error)}
        return broken(name, words, _("Run: moothill createcachetable. Or check CACHE_URL."))
    if not kept:
        mend = _("Check CACHE_URL: all servers of the site need one cache in common.")
        return broken(name, _("It forgets at once, so failed sign-ins are not counted."), mend)
    return ok(name, _("It keeps what is put into it."))


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
