"""What must hold of a call, and what must be settled before it is shown."""

from datetime import timedelta

import pytest

from moothill.commons.cycles.models import RoleHeld
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.errors import Invalid
from moothill.commons.record.operations import create, publish, revise, withdraw
from moothill.core.policy import Role
from moothill.rooms.inputs.models import Call
from moothill.rooms.inputs.queries import questions_of

pytestmark = pytest.mark.django_db

ASKS = {"text": "What should change?", "kind": "", "choices": "", "required": "yes"}
PICKS = {"text": "Which river?", "kind": "choice", "choices": "The Oak; The Elm", "required": ""}
SETTLED = {
    "owner": "Ash Rowan",
    "reply_by": "2018-05-01",
    "minutes": "5",
    "can_change": "All of it.",
    "opens_at": "2018-03-02T09:00",
    "closes_at": "2018-04-02T17:00",
}


@pytest.fixture
def draft(cycle, steward, at):
    def of(**values):
        given = {"title": "What should change?", **values}
        return create(kind=kinds.get("call"), cycle=cycle, values=given, by=steward, at=at, publish=False)

    return of


def faults(act) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refusal:
        act()
    return [(fault.field, fault.words) for fault in refusal.value.faults]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"opens_at": "2018-03-02T09:00", "closes_at": "2018-03-02T09:00"}, "closes_at"),
        ({"opens_at": "2018-03-02T09:00", "closes_at": "2018-03-01T09:00"}, "closes_at"),
        ({"form": "survey"}, "questions"),
        ({"form": "ideas", "questions": [ASKS]}, "questions"),
        ({"form": "survey", "questions": [ASKS, ASKS]}, "questions"),
        ({"form": "survey", "questions": [ASKS | {"choices": "One; Two"}]}, "questions"),
        ({"form": "survey", "questions": [PICKS | {"choices": "Only one;"}]}, "questions"),
        ({"form": "survey", "questions": [PICKS | {"choices": "One; Two; one"}]}, "questions"),
        ({"form": "survey", "questions": [ASKS | {"text": f"No. {n}"} for n in range(41)]}, "questions"),
        ({"form": "comments"}, "document"),
        ({"form": "elsewhere", "when": "June 2018"}, "address"),
        ({"form": "elsewhere", "address": "https://ideas.example.org/"}, "when"),
        ({"minutes": "0"}, "minutes"),
        ({"minutes": "601"}, "minutes"),
    ],
)
def test_what_does_not_fit_is_refused_also_in_a_draft(draft, values, field):
    assert [where for where, _words in faults(lambda: draft(**values))] == [field]
    assert Call.objects.count() == 0


def test_a_refusal_names_the_row_of_the_question(draft):
    rows = [ASKS, PICKS | {"choices": "Only one"}]
    (fault,) = faults(lambda: draft(form="survey", questions=rows))
    assert fault == ("questions", "Row 2 needs at least two choices, with a semicolon between them.")


def test_a_question_is_answered_in_words_unless_it_says_otherwise(draft):
    record = draft(form="survey", questions=[ASKS, PICKS])
    first, second = questions_of(Call.objects.get(pk=record.pk))
    assert (first.kind, first.required, first.choices) == ("text", True, ())
    assert (second.kind, second.required, second.choices) == ("choice", False, ("The Oak", "The Elm"))


def test_forty_questions_fit(draft):
    record = draft(form="survey", questions=[ASKS | {"text": f"No. {number}"} for number in range(40)])
    assert len(questions_of(Call.objects.get(pk=record.pk))) == 40


def test_an_empty_draft_is_told_all_that_is_missing(draft, steward, at):
    record = draft()
    missing = faults(lambda: publish(record=record, by=steward, at=at))
    assert [field for field, _words in missing] == [
        "owner", "reply_by", "minutes", "can_change", "opens_at", "closes_at",
    ]  # fmt: skip
    assert all(words for _field, words in missing)
    record.refresh_from_db()
    assert (record.state, record.version) == ("draft", 1)


@pytest.mark.parametrize("name", SETTLED)
def test_each_item_alone_keeps_a_call_back(draft, steward, at, name):
    record = draft(**{**SETTLED, name: ""})
    assert [field for field, _words in faults(lambda: publish(record=record, by=steward, at=at))] == [name]


def test_the_reply_comes_on_the_day_of_the_closing_at_the_earliest(draft, steward, at):
    early = draft(**SETTLED | {"reply_by": "2018-04-01"})
    (fault,) = faults(lambda: publish(record=early, by=steward, at=at))
    assert fault[0] == "reply_by" and "before the call closes" in fault[1]
    assert (
        publish(record=draft(**SETTLED | {"reply_by": "2018-04-02"}), by=steward, at=at).state == "published"
    )


def test_a_call_held_elsewhere_needs_no_hours(draft, steward, at):
    there = {"form": "elsewhere", "address": "https://ideas.example.org/", "when": "June 2018"}
    settled = {name: value for name, value in SETTLED.items() if not name.endswith("_at")}
    (fault,) = faults(lambda: publish(record=draft(**settled, **there), by=steward, at=at))
    assert fault[0] == "reply_by"
    later = draft(**settled | {"reply_by": "2018-06-30"}, **there)
    assert publish(record=later, by=steward, at=at).state == "published"


def test_somebody_must_moderate_at_that_very_moment(cycle, draft, steward, at):
    maker = Actor(name="Maker", roles={cycle.pk: frozenset({Role.STEWARD})})
    record = draft(**SETTLED)
    last = at + timedelta(hours=1)
    RoleHeld.objects.filter(cycle=cycle).update(until=last)
    (fault,) = faults(lambda: publish(record=record, by=maker, at=last))
    assert fault == ("", "Nobody is a steward or a moderator of this cycle now. Appoint somebody first.")
    assert publish(record=record, by=maker, at=last - timedelta(seconds=1)).state == "published"


def test_a_document_is_published_before_people_are_asked_to_comment(draft, make, steward, at):
    document = make("document", publish=False)
    record = draft(form="comments", document=document.reference, **SETTLED)
    (fault,) = faults(lambda: publish(record=record, by=steward, at=at))
    assert fault[0] == "document"
    publish(record=document, by=steward, at=at)
    assert publish(record=record, by=steward, at=at).state == "published"


def test_what_is_made_public_at_once_is_asked_the_same(cycle, steward, at):
    def at_once():
        create(kind=kinds.get("call"), cycle=cycle, values={"title": "What?"}, by=steward, at=at)

    assert len(faults(at_once)) == 6 and Call.objects.count() == 0


def test_a_pasted_list_goes_round_nothing(cycle, client_of, steward):
    sent = {"rows": "What should change?", "make": "1", "reason": "To begin"}
    answer = client_of(steward).post(f"/{cycle.slug}/calls/paste/", sent)
    assert answer.status_code == 422 and "Say when it closes." in answer.content.decode()
    assert Call.objects.count() == 0


@pytest.mark.parametrize("name", SETTLED)
def test_what_was_settled_at_the_launch_cannot_be_emptied_after_it(draft, steward, at, name):
    record = publish(record=draft(**SETTLED), by=steward, at=at)
    missing = faults(lambda: revise(record=record, values={name: ""}, base=2, by=steward, at=at))
    assert [field for field, _words in missing] == [name]
    record.refresh_from_db()
    assert record.version == 2


def test_the_same_settings_may_be_moved(draft, steward, at):
    record = publish(record=draft(**SETTLED), by=steward, at=at)
    moved = {"closes_at": "2018-04-09T17:00", "outcome": "We read all of it."}
    assert revise(record=record, values=moved, base=2, by=steward, at=at).version == 3


def test_an_import_is_not_asked_and_can_be_mended_bit_by_bit(cycle, steward, at):
    item = Item("call", {"title": "What should change?", "form": "elsewhere"}, handle="call")
    record = bring_in(cycle=cycle, items=[item], by=steward, at=at, reason="It stood there", source="a page")[
        "call"
    ]
    assert record.state == "published"
    mended = revise(record=record, values={"owner": "Ash Rowan"}, base=1, by=steward, at=at)
    (fault,) = faults(lambda: revise(record=mended, values={"owner": ""}, base=2, by=steward, at=at))
    assert fault[0] == "owner"
    gone = withdraw(record=mended, reason="Twice", by=steward, at=at)
    assert publish(record=gone, by=steward, at=at).state == "published"
