"""Bringing a page on the web: send it, look at what it would make, confirm."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothill.commons.record import kinds
from moothill.commons.record.errors import Invalid
from moothill.commons.record.models import Revision
from moothill.core.policy import Act
from moothill.core.wiki import Form, Reading, Unreadable
from moothill.front.desk.gate import Desk, for_those_who_may
from moothill.front.reader import kept, words
from moothill.front.reader.forms import ConfirmForm, PageForm
from moothill.front.reader.importing import Preview, make, once, preview
from moothill.front.reader.parsing import bounds, parse

# What one page may make here. More takes too long for a page of the web, and a server with other visitors.
MOST_RECORDS = 3000
_MOST_SHOWN = 400


@for_those_who_may(Act.IMPORT)
def bring(desk: Desk) -> HttpResponse:
    """Ask for a page, show what it would make, or make it."""
    if desk.data is None:
        return _ask(desk, PageForm())
    return _confirm(desk) if "token" in desk.data else _look(desk)


def _ask(desk: Desk, form: Any, refusal: str = "", *, status: int = 200) -> HttpResponse:
    shown = {"form": form, "refusal": refusal, "most": bounds().page // 1_000_000}
    return desk.page("reader/ask.html", shown, status=status)


def _look(desk: Desk) -> HttpResponse:
    """Read the page that was sent, and show what it would make."""
    form = PageForm(desk.data, desk.request.FILES)
    if not form.is_valid():
        return _ask(desk, form, status=422)
    data, name = _sent(form)
    written = form.cleaned_data["form"]
    try:
        shown = _preview(desk, _read(desk, data, written), name)
    except Unreadable as error:
        return _ask(desk, form, words.refusal(error), status=422)
    if len(shown.items) > MOST_RECORDS:
        return _ask(desk, form, _too_many(shown, desk.cycle.slug), status=422)
    token = kept.keep(
        data, name=name, form=written, participant=desk.actor.participant or 0, cycle=desk.cycle.slug
    )
    return _shown(desk, shown, ConfirmForm(initial={"token": token, "key": shown.key}))


def _sent(form: PageForm) -> tuple[bytes, str]:
    """The bytes of the page, and what it is called."""
    file = form.cleaned_data["file"]
    if file:
        return file.read(bounds().page + 1), file.name or _("a page")
    return form.cleaned_data["text"].encode("utf-8", "replace"), _("a pasted page")


def _read(desk: Desk, data: bytes, written: str) -> Reading:
    return parse(data, form=Form(written) if written else None, year=desk.cycle.starts.year)


def _preview(desk: Desk, reading: Reading, name: str) -> Preview:
    return preview(reading, cycle=desk.cycle, file=name)


def _too_many(shown: Preview, cycle: str) -> str:
    return _(
        "This page would make %(number)s records; at most %(most)s can be made here. Bring it in parts, or ask the operator"
        " to bring it: moothill import page FILE --cycle %(cycle)s"
    ) % {"number": len(shown.items), "most": MOST_RECORDS, "cycle": cycle}


def _shown(
    desk: Desk, shown: Preview, form: ConfirmForm, faults: Any = (), *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "shown": shown,
        "faults": faults,
        "counts": [(kinds.get(name), number) for name, number in shown.counts.items()],
        "findings": [
            (each.lines, words.remark(each.remark)) for each in shown.reading.findings[:_MOST_SHOWN]
        ],
        "doubtful": shown.doubtful[:_MOST_SHOWN],
        "unread": [(each, words.remark(each.why)) for each in shown.reading.unread[:_MOST_SHOWN]],
        "records": [(kinds.get(item.kind), item) for item in shown.items[:_MOST_SHOWN]],
        "most_shown": _MOST_SHOWN,
    }
    return desk.page("reader/preview.html", context, status=status)


def _confirm(desk: Desk) -> HttpResponse:
    """Make what was shown. A second click finds it made and makes nothing more."""
    form = ConfirmForm(desk.data)
    if not form.is_valid():
        return _ask(desk, PageForm(), _("This page is no longer here. Send it again."), status=422)
    token = form.cleaned_data["token"]
    page = kept.find(token, participant=desk.actor.participant or 0, cycle=desk.cycle.slug)
    if page is None:
        return _gone(desk, form)
    try:
        shown = _preview(desk, _read(desk, page.data, page.form), page.name)
        if shown.key != form.cleaned_data["key"]:
            # Somebody changed the cycle between looking and confirming: what would be made now is shown first.
            return _shown(desk, shown, ConfirmForm(initial={"token": token, "key": shown.key}), status=409)
        number = make(shown, cycle=desk.cycle, by=desk.actor, at=desk.at, reason=form.cleaned_data["reason"])
    except Unreadable as error:
        return _ask(desk, PageForm(), words.refusal(error), status=422)
    except Invalid as invalid:
        return _shown(desk, shown, form, invalid.faults, status=422)
    kept.forget(token)
    said = ngettext("%(number)s record was made.", "%(number)s records were made.", number)
    messages.success(desk.request, said % {"number": number})
    return _leave(desk)


def _leave(desk: Desk) -> HttpResponse:
    """To where the steward came from, or to the page that was made."""
    return HttpResponseRedirect(desk.back or f"{desk.cycle.get_absolute_url()}planning/", status=303)


def _gone(desk: Desk, form: ConfirmForm) -> HttpResponse:
    """The page was used, or a day has passed."""
    key = once(form.cleaned_data["key"], desk.cycle)
    if Revision.objects.filter(key=key, record__cycle=desk.cycle).exists():
        messages.info(desk.request, _("This page was brought in already. Nothing more was made."))
        return _leave(desk)
    return _ask(desk, PageForm(), _("This page is no longer here. Send it again."), status=409)
