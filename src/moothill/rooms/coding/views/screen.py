"""The coder's screen: one contribution at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import page
from moothill.commons.cycles.models import Cycle
from moothill.commons.people.queries import participants_of
from moothill.commons.record import kinds
from moothill.commons.record.errors import ForgedBase, KeyReused
from moothill.commons.record.models import Record
from moothill.commons.record.queries import find
from moothill.commons.search.similar import similar_to
from moothill.core.policy import RecordState
from moothill.rooms.coding import operations
from moothill.rooms.coding.errors import coding as errors
from moothill.rooms.coding.forms.coding import ReadForm, new_key
from moothill.rooms.coding.models import Reading, Round
from moothill.rooms.coding.operations.rounds import let_go
from moothill.rooms.coding.queries.choices import Choice, choices_in
from moothill.rooms.coding.queries.coded import codes_of, kept_back
from moothill.rooms.coding.queries.progress import progress_of
from moothill.rooms.coding.queries.queue import (
    is_blind,
    last_reading,
    offers_for,
    open_round,
    read_among,
)
from moothill.rooms.coding.views.desk import coder_or_sign_in, steps
from moothill.rooms.inputs.queries.wording import wording, wording_in

STATUS: dict[type[Exception], int] = {
    errors.AlreadyRead: 409, errors.CodeNotUsable: 422, errors.ExcerptBeyond: 422, errors.NotCodable: 409,
    errors.NothingSaid: 422, errors.PassageNotFound: 422, errors.WordsMoved: 409, ForgedBase: 422, KeyReused: 409,
}  # fmt: skip
_ALIKE = 3
_SKIPPED = "coding-skipped"
_MOST_SKIPPED = 200


@dataclass(slots=True)
class Sent:
    """What somebody had chosen when the form came back to them."""

    codes: Sequence[str] = ()
    passages: Sequence[tuple[str, int, int]] = ()
    also: Sequence[str] = ()
    none: bool = False
    part_code: str = ""
    part_words: str = ""
    key: str = field(default_factory=new_key)
    fault: str = ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def screen(request: Any, cycle: str) -> HttpResponse:
    """The next contribution for this coder, or the one that is asked for; what they say of it; skip and undo."""
    found, answer = coder_or_sign_in(request, cycle)
    if answer:
        return answer
    if request.method == "POST":
        return _done(request, found)
    wanted = request.GET.get("of", "")
    record = _input(request, found, wanted) if wanted else _next(request, found)
    if record is None:
        return _nothing_left(request, found)
    if wanted and read_among([record.pk], request.actor):
        return HttpResponseRedirect(f"{record.get_absolute_url()}codes/")
    return _show(request, found, record, Sent())


def _next(request: Any, cycle: Cycle) -> Record | None:
    found = open_round(cycle)
    if found is None:
        return None
    found.cycle = cycle
    skipped = request.session.get(_SKIPPED, [])
    waiting = operations.next_for(round=found, by=request.actor, at=request.at, but=skipped)
    if waiting is None and skipped:
        request.session[_SKIPPED] = []
        waiting = operations.next_for(round=found, by=request.actor, at=request.at)
    if waiting is None:
        return None
    record = Record.objects.get(pk=waiting.pk)
    record.cycle = cycle
    return record


def _input(request: Any, cycle: Cycle, reference: str) -> Record:
    record = find(cycle, reference.upper()[:20], request.actor)
    if record is None or record.kind != "input" or record.state != RecordState.PUBLISHED:
        raise Http404
    return record


def _done(request: Any, cycle: Cycle) -> HttpResponse:
    do = request.POST.get("do", "save")
    if do == "undo":
        return _undo(request, cycle)
    record = _input(request, cycle, request.POST.get("of", ""))
    if do == "skip":
        skipped = [pk for pk in request.session.get(_SKIPPED, []) if pk != record.pk]
        request.session[_SKIPPED] = [*skipped, record.pk][-_MOST_SKIPPED:]
        let_go(cycle=cycle, input=record.pk, by=request.actor, at=request.at)
        return _on(cycle)
    return _save(request, cycle, record)


def _save(request: Any, cycle: Cycle, record: Record) -> HttpResponse:
    form = ReadForm(request.POST)
    if not form.is_valid():
        return _show(request, cycle, record, _sent(form, record, errors.NothingSaid()), status=422)
    given, choices = form.cleaned_data, choices_in(cycle)
    try:
        text = wording_in(record.pk, given["base"]) or ""
        offers = offers_for([record.pk], open_round(cycle)).get(record.pk, [])
        marks = form.marks(
            {each.reference: each.code for each in choices}, text, [each.code.reference for each in offers]
        )
        operations.read_with_others(
            row=operations.Row(record, given["base"], tuple(marks)),
            alike=[(_input(request, cycle, reference), base) for reference, base in form.also],
            by=request.actor,
            at=request.at,
            key=given["key"],
        )
    except tuple(STATUS) as error:
        return _show(request, cycle, record, _sent(form, record, error), status=STATUS[type(error)])
    return _on(cycle)


def _sent(form: ReadForm, record: Record, error: Exception) -> Sent:
    """Everything that was chosen; passages only while the words they were marked in are still there."""
    data: Any = form.data
    same = data.get("base") == str(record.version)
    return Sent(
        codes=form.ticked,
        passages=form.passages if same else (),
        also=[reference for reference, _base in form.also],
        none="none" in data,
        part_code=data.get("part_code", ""),
        part_words=data.get("part_words", ""),
        key=str(uuid4()) if isinstance(error, KeyReused) else data.get("key", "") or new_key(),
        fault=str(error),
    )


def _on(cycle: Cycle) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{cycle.get_absolute_url()}coding/next/", status=303)


def _undo(request: Any, cycle: Cycle) -> HttpResponse:
    number = request.POST.get("reading", "")
    mine = Reading.objects.filter(by__in=participants_of(request.actor), input__record__cycle=cycle)
    known = number.isascii() and number.isdigit() and len(number) < 19
    reading = mine.filter(pk=int(number)).first() if known else last_reading(cycle, request.actor)
    if reading is None:
        raise Http404
    try:
        operations.undo(reading=reading, by=request.actor, at=request.at)
    except errors.BuiltOn as error:
        messages.error(request, str(error))
        return _on(cycle)
    reference = Record.objects.values_list("reference", flat=True).get(pk=reading.input_id)
    return HttpResponseRedirect(f"{cycle.get_absolute_url()}coding/next/?of={reference}", status=303)


def _show(request: Any, cycle: Cycle, record: Record, sent: Sent, *, status: int = 200) -> HttpResponse:
    """The screen with one contribution on it. Nothing of what others said of it stands there."""
    thing = kinds.get("input").things().get(pk=record.pk)
    thing.record = record
    text, found = wording(thing), open_round(cycle)
    choices = choices_in(cycle)
    offers = offers_for([record.pk], found).get(record.pk, [])
    by_reference = {each.reference: each for each in choices}
    offered = [by_reference[each.code.reference] for each in offers if each.code.reference in by_reference]
    shown = {
        "crumbs": steps(cycle, below=True),
        "record": record,
        "thing": thing,
        "text": text,
        "sent": sent,
        "offered": list(enumerate(offered, start=1)),
        "others": [each for each in choices if each not in offered],
        "choices": choices,
        "marked": _marked(sent, by_reference, text),
        "blind": is_blind(found, record.pk),
        "alike": _alike(request, cycle, record, text, sent),
        "progress": progress_of(cycle, request.actor),
        "last": last_reading(cycle, request.actor),
        "round": found,
        "language": thing.language or cycle.language,
    }
    return _page(request, cycle, "coding/screen.html", shown, status=status)


def _marked(sent: Sent, choices: dict[str, Choice], text: str) -> list[dict[str, Any]]:
    return [
        {"value": f"{reference}:{start}:{end}", "label": choices[reference].label, "words": text[start:end]}
        for reference, start, end in sent.passages
        if reference in choices and 0 <= start < end <= len(text)
    ]


def _alike(request: Any, cycle: Cycle, record: Record, text: str, sent: Sent) -> list[dict[str, Any]]:
    """What is most like it, with the codes of what is coded; what this coder has not read can be coded alike."""
    found = similar_to(cycle=cycle, text=text, actor=request.actor, kind="input", most=_ALIKE, but=record)
    ids = [each.record.pk for each in found]
    told = set(ids) - kept_back(cycle, request.actor, ids)
    read, codes = read_among(ids, request.actor), codes_of(cycle, told, request.actor)
    return [
        {
            "record": each.record,
            "excerpt": each.excerpt,
            "percent": round(each.likeness * 100),
            "codes": codes.get(each.record.pk, []),
            "open": each.record.pk not in read and each.record.state == RecordState.PUBLISHED,
            "ticked": each.record.reference in sent.also,
        }
        for each in found
    ]


def _nothing_left(request: Any, cycle: Cycle) -> HttpResponse:
    found: Round | None = open_round(cycle)
    shown = {
        "crumbs": steps(cycle, below=True),
        "round": found,
        "progress": progress_of(cycle, request.actor),
        "last": last_reading(cycle, request.actor),
    }
    return _page(request, cycle, "coding/nothing_left.html", shown)


def _page(
    request: Any, cycle: Cycle, template: str, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    home = f"{cycle.get_absolute_url()}coding/"
    answer = page(
        request, template, {"here_url": home, **shown}, cycle=cycle, here="themes", status=status, kept=False
    )
    answer["Cache-Control"] = "no-store"
    return answer
