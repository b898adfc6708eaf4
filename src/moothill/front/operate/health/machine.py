"""The machine and its settings: disk, backups, static files, mail, and what the public address needs."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core import checks
from django.utils.translation import gettext as _

from moothill.commons import printing
from moothill.commons.cycles.models import Cycle
from moothill.front.operate.health.finding import Finding, broken, look, ok
from moothill.front.operate.mailing.words import sender

ENOUGH, LEAST = 1_000_000_000, 100_000_000  # bytes free
FRESH = timedelta(days=2)
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_STATIC = ("ui/moothill.css", "ui/vendor/design-system/design-system.min.css")


def disk() -> Finding:
    """Room for what people write, in the home folder."""
    name, free = _("Disk"), shutil.disk_usage(settings.HOME).free
    words = _("%(free)s MB free for %(home)s") % {"free": f"{free / 1e6:,.0f}", "home": settings.HOME}
    mend = _("Make room, or move MOOTHILL_HOME to a larger disk.")
    if free < LEAST:
        return broken(name, words, mend)
    return look(name, words, mend) if free < ENOUGH else ok(name, words)


def backup(now: datetime) -> Finding:
    """The newest archive is a fresh one."""
    name, folder = _("Backup"), Path(settings.BACKUPS)
    found = [path.stat().st_mtime for path in folder.glob("*.zip")] if folder.is_dir() else []
    mend = _(
        "Run moothill backup every night, and copy the file to another machine. MOOTHILL_BACKUPS says where it goes."
    )
    if not found:
        if not Cycle.objects.exists():
            return ok(name, _("There is nothing to back up yet."))
        return look(name, _("There is none in %(folder)s.") % {"folder": folder}, mend)
    newest = datetime.fromtimestamp(max(found), UTC)
    words = _("The newest in %(folder)s is of %(when)s.") % {
        "folder": folder,
        "when": f"{newest:%Y-%m-%d %H:%M} UTC",
    }
    return ok(name, words) if now - newest <= FRESH else look(name, words, mend)


def printer() -> Finding:
    """Whether reports can be made as PDF. Without it the site works, and its pages print."""
    name = _("PDF")
    if printing.is_there():
        return ok(name, _("Reports can be made as PDF."))
    words = _("The libraries that draw a PDF are missing. Pages can be printed all the same.")
    return look(
        name, words, _("Install libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0, then start again.")
    )


def static_files() -> Finding:
    """The look of the pages is there."""
    name = _("Static files")
    missing = [path for path in _STATIC if not finders.find(path)]
    if missing:
        words = _("Missing: %(which)s") % {"which": ", ".join(missing)}
        return broken(name, words, _("Install Moothill again: its own files are not complete."))
    return ok(name, _("They are there."))


def mail() -> Finding:
    """Mail is set up. Whether it arrives, only a trial shows."""
    name, given = _("Mail"), sender()
    if given.backend == "filebased":
        words = _("None is sent: EMAIL_URL is not set, and mails are written to %(folder)s.") % {
            "folder": settings.MAIL_FOLDER
        }
        return (
            ok(name, words)
            if _is_private()
            else look(name, words, _("Set EMAIL_URL: nobody else can sign in without."))
        )
    words = _("Sent through %(server)s, from %(sender)s.") % {"server": given.server, "sender": given.name}
    if given.name.endswith("@localhost"):
        return look(
            name, words, _("Set MOOTHILL_MAIL_FROM to an address of your own: most servers refuse this one.")
        )
    return ok(name, words + " " + _("To try it: moothill mail test ADDRESS"))


def safety() -> Finding:
    """What `moothill check --deploy` says, and who can read the home folder."""
    name = _("Safety")
    if settings.DEBUG:
        return broken(
            name, _("MOOTHILL_DEBUG shows details of errors to every visitor."), _("Unset MOOTHILL_DEBUG.")
        )
    if readable := _read_by_others():
        words = _("Others on this machine can read %(what)s.") % {"what": readable}
        return look(name, words, f"chmod go= {readable}")
    if _is_private():
        return ok(name, _("The site answers this machine only."))
    found = [
        each for each in checks.run_checks(include_deployment_checks=True) if each.is_serious(checks.WARNING)
    ]
    told = [each for each in found if not each.is_silenced()]
    if told:
        first = " ".join(told[0].msg.split())
        words = _("%(number)s settings want a look, first: %(first)s") % {
            "number": len(told),
            "first": first[:300],
        }
        return look(name, words, _("moothill check --deploy lists them with their mends."))
    return ok(name, _("moothill check --deploy finds nothing."))


def _is_private() -> bool:
    return settings.HOST in _LOCAL and not settings.SITE_URL


def _read_by_others() -> Path | None:
    """The home folder, if others can get into it: it holds keys, accounts and mails."""
    return settings.HOME if settings.HOME.stat().st_mode & 0o077 else None
