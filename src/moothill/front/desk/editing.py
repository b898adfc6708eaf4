"""Who may edit what at once, who suggests, and what is locked: for the cycle, and for one record."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moothill.commons.cycles.errors import AlreadyAsked
from moothill.commons.record import modes
from moothill.commons.record.editing import rules_of
from moothill.commons.record.errors import Unchanged
from moothill.commons.record.mode_changes import a_mode
from moothill.core.policy import Act, Contributor, Mode
from moothill.front.desk.agreeing import beforehand, settle
from moothill.front.desk.gate import Desk, for_those_who_may
from moothill.front.desk.rights_forms import KindModeForm, ModeForm


@for_those_who_may(Act.SET_EDITING)
def of_cycle(desk: Desk) -> HttpResponse:
    """The modes of every kind of record, and a form to change one."""
    form = KindModeForm(desk.data, initial=_asked_for(desk))
    if _is_settled(desk, form):
        return desk.leave()
    rules = rules_of(desk.cycle)
    shown = {
        "heading": _("Who may edit what"),
        "rows": modes.table(rules),
        "apart": modes.records_apart(desk.cycle, rules, desk.actor),
    }
    return _page(desk, form, shown)


@for_those_who_may(Act.SET_EDITING)
def of_record(desk: Desk) -> HttpResponse:
    """The modes of one record, and a form to give it a rule of its own or to take that away."""
    form = ModeForm(desk.data, initial=_asked_for(desk))
    if _is_settled(desk, form):
        return desk.leave(desk.record)
    assert desk.record is not None  # nosec: the address names a record
    shown = {
        "heading": _("Who may edit “%(title)s”") % {"title": desk.record.title},
        "rows": [modes.of_record(desk.record, rules_of(desk.cycle))],
    }
    return _page(desk, form, shown)


def _page(desk: Desk, form: ModeForm, shown: dict[str, Any]) -> HttpResponse:
    status = 200 if desk.data is None else 422
    shown |= {"form": form, "contributors": modes.CONTRIBUTORS.values(), "beforehand": beforehand(desk)}
    return desk.page("desk/editing.html", shown, status=status)


def _asked_for(desk: Desk) -> dict[str, str]:
    """What a link to the form names already."""
    return {name: desk.request.GET.get(name, "") for name in ("kind", "contributor", "mode")}


def _is_settled(desk: Desk, form: ModeForm) -> bool:
    """Whether a form was sent and is now a rule, or waits to be one."""
    if desk.data is None or not form.is_valid():
        return False
    given = form.cleaned_data
    payload = a_mode(
        contributor=Contributor(given["contributor"]),
        mode=Mode(given["mode"]) if given["mode"] else None,
        kind=given.get("kind", ""),
        record=desk.record,
    )
    try:
        settle(desk, Act.SET_EDITING, payload, given["reason"], done=_("This holds from now on."))
    except (AlreadyAsked, Unchanged) as error:
        form.add_error(None, str(error))
        return False
    return True
