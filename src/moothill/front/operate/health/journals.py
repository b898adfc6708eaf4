"""The journals: are their heads those of their lines, were they verified lately, do followers keep up?"""

from datetime import datetime, timedelta

from django.db.models import Max
from django.utils.translation import gettext as _

from moothill.commons.journal.models import Cursor, Entry, Head
from moothill.commons.journal.verified import last_verified
from moothill.front.operate.health.finding import Finding, broken, look, ok

LATELY = timedelta(days=8)  # a job once a week, and a day's grace
MANY = 1000  # lines that a follower may be behind before somebody should look


def journals(now: datetime) -> Finding:
    """Each head is that of its last line, and each journal was verified as a whole lately."""
    name = _("Journals")
    heads = list(Head.objects.order_by("scope"))
    torn = [head.scope for head in heads if not _stands_on_its_last_line(head)]
    if torn:
        words = _("The head of %(which)s is not that of its last line.") % {"which": ", ".join(torn)}
        return broken(name, words, _("Run: moothill journal verify. It names every fault."))
    known = last_verified()
    stale = [head.scope for head in heads if head.number and now - known.get(head.scope, _NEVER) > LATELY]
    if stale:
        words = _("Not verified within %(days)s days on this machine: %(which)s") % {
            "days": LATELY.days,
            "which": ", ".join(stale),
        }
        return look(name, words, _("Run moothill journal verify once a week."))
    return ok(
        name, _("%(number)s, each as it was sealed when it was last verified.") % {"number": len(heads)}
    )


_NEVER = datetime.fromisoformat("0001-01-02T00:00:00+00:00")


def _stands_on_its_last_line(head: Head) -> bool:
    """Lines may be written meanwhile, so the line is looked up by the head's own number."""
    if not head.number:
        return not Entry.objects.filter(head=head).exists()
    return Entry.objects.filter(head=head, number=head.number, seal=head.seal).exists()


def followers() -> Finding:
    """No follower is far behind."""
    name = _("Followers of the journals")
    heads = dict(Head.objects.values_list("pk", "number"))
    behind: dict[str, int] = {}
    for follower, head, number in Cursor.objects.values_list("follower", "head_id", "number"):
        behind[follower] = behind.get(follower, 0) + max(0, heads[head] - number)
    late = [f"{follower} ({lines:,})" for follower, lines in sorted(behind.items()) if lines > MANY]
    if late:
        words = _("Lines still to be read: %(which)s") % {"which": ", ".join(late)}
        return look(
            name,
            words,
            _("See that the site is being served, or that its worker runs, and look into its log."),
        )
    return ok(name, _("%(number)s, none far behind.") % {"number": len(behind)})


def clock(now: datetime) -> Finding:
    """The newest line of any journal is not from the future."""
    name = _("Clock")
    newest = Entry.objects.aggregate(newest=Max("at"))["newest"]
    if newest and newest > now + timedelta(minutes=1):
        words = _("The newest line of a journal is of %(line)s, and this machine says it is %(now)s.") % {
            "line": f"{newest:%Y-%m-%d %H:%M}",
            "now": f"{now:%Y-%m-%d %H:%M}",
        }
        return broken(
            name,
            words,
            _("Set the clock of this machine, and let it follow a time server. Deadlines hang on it."),
        )
    return ok(
        name, _("%(now)s UTC, not before the newest line of any journal.") % {"now": f"{now:%Y-%m-%d %H:%M}"}
    )
