"""Verdicts in words. One on an older report says which: beside a newer one it would read as if it were about that."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from moothill.rooms.monitoring.kinds import Verdict
from moothill.rooms.monitoring.models import Update
from moothill.rooms.monitoring.queries.verdicts import about_older

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_OF_A_DAY: "dict[str, _StrPromise]" = {
    Verdict.AGREES: _("agreed with the report of %(day)s"),
    Verdict.PARTLY: _("agreed in part with the report of %(day)s"),
    Verdict.DISAGREES: _("disagreed with the report of %(day)s"),
    Verdict.CANNOT_TELL: _("could not tell, of the report of %(day)s"),
}


def verdicts_of(updates: Iterable[Update | None]) -> dict[int, str]:
    """What each of these updates says of the other side's report, by its id; those that judge nothing are left out.

    At most one question, however many there are.
    """
    judging = [each for each in updates if each is not None and each.verdict]
    older = about_older(judging)
    return {
        each.pk: str(_OF_A_DAY[each.verdict]) % {"day": date_format(older[each.pk], "DATE_FORMAT")}
        if each.pk in older
        else str(each.get_verdict_display())
        for each in judging
    }
