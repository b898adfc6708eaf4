"""A response is drafted, gets its number, and is refused where nothing can be answered."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.errors import Refused
from moothill.commons.record import kinds
from moothill.commons.record.errors import Invalid
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import create, revise, withdraw
from moothill.rooms.responses.errors import NothingChosen, TooMany
from moothill.rooms.responses.models import Response
from moothill.rooms.responses.operations import draft, draft_each, publish
from tests.rooms.responses.conftest import WORDS

pytestmark = pytest.mark.django_db


def test_its_number_is_that_of_the_theme_and_the_next_one_in_it(make: Any, answer: Any, say: Any) -> None:
    theme = make("theme", title="Trees", number="3")
    point = make("point", title="Oaks", theme=theme.reference)
    numbers = [answer(each, publish_it=False).number for each in (theme, point, say())]
    assert numbers == ["R-3.1", "R-3.2", "R-0.1"]


def test_an_input_has_the_number_of_the_theme_it_is_in(make: Any, answer: Any, say: Any, lead: Any) -> None:
    direct, coded = make("theme", number="2"), make("theme", number="5")
    code = make("code", title="Oaks", definition="About oaks.")
    one, other = say(), say("Elms")
    lead([one], direct)
    lead([other], code, LinkKind.CODED_TO)
    lead([code], coded)
    assert [answer(each).number for each in (one, other)] == ["R-2.1", "R-5.1"]


def test_no_number_is_given_twice(answer: Any, say: Any) -> None:
    first, second = answer(say()), answer(say())
    assert (first.number, second.number) == ("R-0.1", "R-0.2")
    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.filter(pk=second.pk).update(place=1)


def test_a_number_outlives_the_response(answer: Any, say: Any, steward: Actor, at: Any) -> None:
    withdraw(record=answer(say()), reason="It was wrong.", by=steward, at=at)
    assert answer(say()).number == "R-0.2"


def test_a_response_keeps_its_number_whatever_is_asked(
    answer: Any, say: Any, steward: Actor, at: Any
) -> None:
    made = answer(say(), publish_it=False)
    revise(record=made, values={"number": "R-9.9", "did": "More."}, base=1, by=steward, at=at)
    assert Record.objects.get(pk=made.pk).number == "R-0.1"


@pytest.mark.parametrize("who", ["team_member", "account_holder", "passer_by", "steward_elsewhere"])
def test_only_stewards_answer(who: str, cast: dict[str, Actor], cycle: Cycle, say: Any, at: Any) -> None:
    to = [say()]
    with pytest.raises(Refused):
        draft(cycle=cycle, to=to, values=WORDS, by=cast[who], at=at, key=uuid4())
    assert not Response.objects.exists()


def test_what_is_hidden_withdrawn_elsewhere_or_no_such_thing_is_refused_in_words(
    make: Any, answer: Any, say: Any, other_cycle: Cycle, steward: Actor, at: Any
) -> None:
    gone = say()
    withdraw(record=gone, reason="Spam.", by=steward, at=at)
    wrong = {
        "nothing public": [say(held=True), say(consent="private"), say(cycle=other_cycle)],
        "was withdrawn": [gone],
        "cannot be answered": [make("objective")],
    }
    for words, records in wrong.items():
        for record in records:
            with pytest.raises(Invalid, match=words):
                answer(record, publish_it=False)
    assert not Response.objects.exists()


def test_an_unknown_reference_is_refused(cycle: Cycle, steward: Actor, at: Any) -> None:
    with pytest.raises(Invalid, match="I-99"):
        create(kind=kinds.get("response"), cycle=cycle, values={**WORDS, "answers_to": [{"to": "i-99"}]}, by=steward,
               at=at, publish=False)  # fmt: skip


def test_nothing_and_too_much_are_refused(cycle: Cycle, say: Any, steward: Actor, at: Any) -> None:
    with pytest.raises(NothingChosen):
        draft(cycle=cycle, to=[], values=WORDS, by=steward, at=at)
    with pytest.raises(TooMany):
        draft(cycle=cycle, to=[say()] * 501, values=WORDS, by=steward, at=at)


@pytest.mark.parametrize("outcome", ["partly", "not-taken-up"])
def test_a_no_says_why(outcome: str, answer: Any, say: Any) -> None:
    with pytest.raises(Invalid, match="Say why"):
        answer(say(), outcome=outcome)


@pytest.mark.parametrize("lacking", ["heard", "did"])
def test_a_draft_may_lack_what_a_published_one_may_not(
    lacking: str, answer: Any, say: Any, steward: Actor, at: Any
) -> None:
    made = answer(say(), publish_it=False, **{lacking: ""})
    with pytest.raises(Invalid):
        publish(responses=[made], by=steward, at=at)
    assert Record.objects.get(pk=made.pk).state == "draft"


def test_an_answer_to_a_theme_says_what_was_asked_one_to_a_contribution_need_not(
    make: Any, answer: Any, say: Any
) -> None:
    assert answer(say(), asked="").state == "published"
    with pytest.raises(Invalid, match="asked"):
        answer(make("theme"), asked="")


def test_a_theme_that_is_not_public_yet_is_not_answered_in_public(
    make: Any, answer: Any, steward: Actor, at: Any
) -> None:
    made = answer(make("theme", publish=False), publish_it=False)
    with pytest.raises(Invalid, match="not public"):
        publish(responses=[made], by=steward, at=at)


def test_what_it_answers_is_settled_once_it_is_published(
    answer: Any, say: Any, steward: Actor, at: Any
) -> None:
    other, made = say("Elms"), answer(say())
    with pytest.raises(Invalid, match="settled"):
        revise(
            record=made,
            values={"answers_to": [{"to": other.reference}]},
            base=made.version,
            by=steward,
            at=at,
        )


def test_one_text_each_with_the_same_outcome_in_one_act(
    cycle: Cycle, say: Any, steward: Actor, at: Any
) -> None:
    to = [
        (say(words), {"title": words, "heard": words, "did": f"{words}: done."}) for words in ("Oaks", "Elms")
    ]
    given: dict[str, Any] = {
        "cycle": cycle,
        "to": to,
        "shared": {"outcome": "taken-up"},
        "by": steward,
        "at": at,
    }
    key = uuid4()
    made = draft_each(**given, key=key)
    again = draft_each(**given, key=key)
    assert [record.pk for record in again] == [record.pk for record in made]
    assert list(Response.objects.order_by("pk").values_list("did", "outcome")) == [
        ("Oaks: done.", "taken-up"), ("Elms: done.", "taken-up"),
    ]  # fmt: skip


def test_if_one_of_them_cannot_be_answered_none_is(cycle: Cycle, say: Any, steward: Actor, at: Any) -> None:
    to: list[Any] = [(say(), WORDS), (say(held=True), WORDS)]
    with pytest.raises(Invalid):
        draft_each(cycle=cycle, to=to, shared={}, by=steward, at=at, key=uuid4())
    assert not Response.objects.exists()


def test_publishing_links_everything_it_answers_and_all_that_was_gathered_there(
    make: Any, answer: Any, say: Any, lead: Any, steward: Actor, at: Any
) -> None:
    far, near, target, theme = say("Far"), say("Near"), say("Target"), make("theme")
    lead([far], near, LinkKind.MERGED_INTO)
    lead([near], target, LinkKind.MERGED_INTO)
    made = answer(target, theme, publish_it=False)
    assert not Link.objects.filter(kind=LinkKind.ANSWERED_BY).exists()
    publish(responses=[made], by=steward, at=at)
    causes = Link.objects.filter(kind=LinkKind.ANSWERED_BY, effect=made).values_list(
        "cause__reference", flat=True
    )
    assert sorted(causes) == sorted(each.reference for each in (far, near, target, theme))


def test_by_whatever_door_it_is_published_the_links_are_made(make: Any) -> None:
    made = make("response")
    assert Link.objects.get(effect=made, kind=LinkKind.ANSWERED_BY).cause.kind == "theme"


def test_a_batch_is_published_with_a_line_each_or_not_at_all(
    answer: Any, say: Any, steward: Actor, cycle: Cycle, at: Any
) -> None:
    from moothill.commons.journal.models import Entry

    whole = [answer(say(), publish_it=False) for _each in range(2)]
    broken = answer(say(), publish_it=False, did="")
    with pytest.raises(Invalid):
        publish(responses=[*whole, broken], by=steward, at=at)
    lines = Entry.objects.filter(head=cycle.head_id, kind="response.published")
    assert not lines.exists()
    key = uuid4()
    for _click in range(2):
        publish(responses=whole, by=steward, at=at, key=key)
    assert lines.count() == 2
    assert not Entry.objects.filter(head=cycle.head_id, kind__startswith="link.").exists()
