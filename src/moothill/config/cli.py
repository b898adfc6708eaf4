"""The console command `moothill`: our own commands, each in one line, and errors in one sentence."""

import os
import sys

_ALSO = ("check", "migrate")


def main() -> None:
    """Run one command. Exits with 1 and one sentence for an error that we named, with 2 for an unknown command."""
    if sys.argv[1:2] == ["count"]:
        from moothill.config import count  # before any setting is read: a recount needs none

        sys.exit(count.main(sys.argv[2:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothill.config.settings")
    try:
        _run(sys.argv)
    except Exception as error:
        from moothill.config.env import read

        if read("MOOTHILL_TRACE") or not _is_explained(error):
            raise
        print(str(error) or type(error).__name__, file=sys.stderr)  # noqa: T201
        sys.exit(1)


def _run(argv: list[str]) -> None:
    import django
    from django.core.management import execute_from_command_line, get_commands

    django.setup()
    if len(argv) < 2 or (argv[1] in ("help", "--help", "-h") and len(argv) == 2):
        print(_overview())  # noqa: T201
    elif argv[1] in ("--version", "version"):
        from moothill import __version__

        print(__version__)  # noqa: T201
    elif argv[1] != "help" and argv[1] not in get_commands():
        print(f"moothill has no command “{argv[1]}”. `moothill` alone lists them.", file=sys.stderr)  # noqa: T201
        sys.exit(2)
    else:
        execute_from_command_line(argv)


def _is_explained(error: Exception) -> bool:
    """Whether the error's own words are meant for people: our named ones, and those about settings and the database."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db.utils import OperationalError

    named = type(error).__module__.startswith("moothill.")
    return named or isinstance(error, ImproperlyConfigured | OperationalError)


def _overview() -> str:
    from django.core.management import get_commands, load_command_class

    found = sorted(
        (name, app)
        for name, app in get_commands().items()
        if isinstance(app, str) and (app.startswith("moothill.") or name in _ALSO)
    )
    lines = [f"  {name:<12}{str(load_command_class(app, name).help).splitlines()[0]}" for name, app in found]
    return "\n".join(["moothill COMMAND [options]", "", *lines, "", "`moothill COMMAND --help` says more."])
