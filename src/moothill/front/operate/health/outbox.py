"""The outbox: does mail leave?"""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from moothill.commons.notifications.models import Letter, LetterState
from moothill.front.operate.health.finding import Finding, look, ok

SOON = timedelta(hours=1)  # a letter that may leave and has not for so long is stuck
LATELY = timedelta(days=7)


def outbox(now: datetime) -> Finding:
    """No letter that may leave has waited long, and none was given up lately."""
    name = _("Outbox")
    stuck = Letter.objects.filter(state=LetterState.WAITING, due_at__lt=now - SOON).count()
    if stuck:
        words = _("%(number)s letters that should have left are still here.") % {"number": f"{stuck:,}"}
        return look(
            name,
            words,
            _("See that the site is being served, or that its worker runs; then: moothill mail test."),
        )
    given_up = Letter.objects.filter(state=LetterState.GIVEN_UP, done_at__gt=now - LATELY).count()
    if given_up:
        words = _("%(number)s letters were given up within %(days)s days.") % {
            "number": f"{given_up:,}",
            "days": LATELY.days,
        }
        return look(name, words, _("Run moothill mail test, and read what the mail server answers."))
    return ok(name, _("Nothing waits that should have left."))
