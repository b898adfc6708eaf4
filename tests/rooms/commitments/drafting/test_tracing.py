"""From what a commitment was born, and how many contributions stand behind it."""

from typing import Any
from uuid import uuid4

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import ReasonNeeded
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import withdraw
from moothill.rooms.commitments import operations
from moothill.rooms.commitments.errors import NotACause, NothingNamed, TracedAlready
from moothill.rooms.commitments.queries import behind
from moothill.rooms.commitments.queries.behind import counts_behind, inputs_behind
from moothill.rooms.commitments.queries.prefilling import words_of
from moothill.rooms.responses.operations import draft, publish

pytestmark = pytest.mark.django_db


def behind_it(record: Record) -> set[str]:
    """The references of what stands behind, which the count must equal."""
    listed = inputs_behind(record.pk, record.cycle, PASSER_BY).values_list("record__reference", flat=True)
    counted = counts_behind([record.pk], record.cycle)[record.pk]
    assert (counted.number, counted.more) == (len(listed), False)
    assert len(set(listed)) == len(listed), "each is listed once"
    return set(listed)


def test_everything_behind_a_commitment_is_counted_once_by_whatever_way_it_leads_there(
    commitment, make, say, tie, steward, at, cycle
) -> None:
    direct, gathered, in_theme, in_point, coded, answered, twice = (say(f"Words {n}") for n in range(7))
    theme, alone = make("theme", title="Money"), make("theme", title="Answered")
    point, code = make("point", theme=theme.reference, title="Sums"), make("code", title="Tax")
    tie([gathered], direct, LinkKind.MERGED_INTO)
    tie([in_theme, twice, code], theme)
    tie([in_point, twice], point)
    tie([coded, twice], code, LinkKind.CODED_TO)
    words = {"title": "Sums", "asked": "What?", "heard": "Sums.", "did": "We show them."}
    made = draft(cycle=cycle, to=[answered, alone], values=words, by=steward, at=at)
    made = publish(responses=[made], by=steward, at=at)[0]
    through_answer = say("In the answered theme")
    tie([through_answer], alone)
    nothing = say("Elsewhere")
    act = {"reason": "It says so.", "by": steward, "at": at}
    record = commitment.record
    assert behind_it(record) == set()
    assert operations.trace(commitment=record, causes=[direct, theme, made], **act) == 3
    all_of_it = {
        each.reference
        for each in (direct, gathered, in_theme, in_point, coded, answered, twice, through_answer)
    }
    assert behind_it(record) == all_of_it
    assert nothing.reference not in all_of_it
    withdraw(record=point, by=steward, at=at, reason="Twice.")
    withdraw(record=twice, by=steward, at=at, reason="Spam.")
    assert behind_it(record) == all_of_it - {in_point.reference, twice.reference}
    assert operations.untrace(commitment=record, causes=[theme], **act) == 1
    assert behind_it(record) == {each.reference for each in (direct, gathered, answered, through_answer)}
    kinds = list(
        Entry.objects.filter(head=cycle.head_id, kind__contains="traced")
        .order_by("number")
        .values_list("kind", flat=True)
    )
    assert kinds == ["commitment.traced", "commitment.untraced"]


def test_what_is_beyond_counting_is_more_than_that(commitment, say, tie, monkeypatch) -> None:
    monkeypatch.setattr(behind, "COUNTED", 2)
    tie([say(f"Words {n}") for n in range(3)], commitment.record, LinkKind.BECAME)
    found = counts_behind([commitment.pk], commitment.record.cycle)[commitment.pk]
    assert (found.number, found.more) == (2, True)


def test_counting_for_many_asks_as_much_as_for_one(
    commitment, make, say, tie, django_assert_max_num_queries
) -> None:
    theme = make("theme")
    tie([say()], theme)
    others = [make("commitment", title=f"No. {n}") for n in range(3)]
    for each in (commitment.record, *others):
        tie([theme], each, LinkKind.BECAME)
    for some in ([commitment.pk], [commitment.pk, *(each.pk for each in others)]):
        with django_assert_max_num_queries(5):
            found = counts_behind(some, commitment.record.cycle)
        assert {each.number for each in found.values()} == {1}


def test_only_public_things_of_the_cycle_lead_to_a_commitment_and_refusals_leave_no_trace(
    commitment, make, say, steward, civil_steward, team_member, other_cycle, at
) -> None:
    record, act = commitment.record, {"reason": "So.", "by": steward, "at": at}
    hidden, task, away = make("theme", publish=False), make("objective"), make("theme", cycle=other_cycle)
    before = (Link.objects.count(), Entry.objects.count())
    for wrong in (hidden, task, away, record):
        with pytest.raises(NotACause, match=wrong.reference):
            operations.trace(commitment=record, causes=[wrong], **act)
    with pytest.raises(NothingNamed):
        operations.trace(commitment=record, causes=[], **act)
    with pytest.raises(ReasonNeeded):
        operations.trace(commitment=record, causes=[say], **(act | {"reason": " "}))
    with pytest.raises(Refused):
        operations.trace(commitment=record, causes=[hidden], **(act | {"by": team_member}))
    assert (Link.objects.count(), Entry.objects.count()) == before
    one = say()
    assert operations.trace(commitment=record, causes=[one, one], **act) == 1
    with pytest.raises(TracedAlready):
        operations.trace(commitment=record, causes=[one], **(act | {"by": civil_steward}))


def test_a_commitment_begins_in_the_words_of_what_it_is_born_from(
    make, say, tie, steward, client_of, cycle, at
) -> None:
    theme = make("theme", title="Money", summary="People want to *see* the sums.")
    point = make("point", theme=theme.reference, title="Budgets that children can read")
    assert words_of([theme, point]) == {
        "title": "Money",
        "problem": "People want to *see* the sums.\n\n- Budgets that children can read",
    }
    browser, address = (
        client_of(steward),
        f"/{cycle.slug}/commitments/new-from/?of={theme.reference},{point.reference}",
    )
    page = browser.get(address).content.decode()
    assert "People want to *see* the sums." in page
    key = str(uuid4())
    given = {
        "of": f"{theme.reference}, {point.reference}",
        "title": "Open budgets",
        "problem": "Sums.",
        "reason": "It follows.",
        "key": key,
    }
    answers = [browser.post(address, given) for _twice in range(2)]
    assert [each.status_code for each in answers] == [303, 303]
    assert answers[0]["Location"] == answers[1]["Location"]
    made = Record.objects.get(kind="commitment")
    assert made.state == "published"
    assert Link.objects.filter(effect=made, kind=LinkKind.BECAME).count() == 2
    wrong = browser.post(address, given | {"of": "TH-99", "key": str(uuid4())})
    assert wrong.status_code == 422
    assert "TH-99" in wrong.content.decode()
    shown = browser.get(made.get_absolute_url()).content.decode()
    assert "Budgets that children can read" in shown
    assert "No contribution is linked to what it was born from." in shown
    back = client_of(PASSER_BY).get(theme.get_absolute_url()).content.decode()
    assert "became the commitment" in back and made.reference in back


def test_a_theme_that_is_agreed_is_hinted_at_to_stewards_alone(
    commitment, make, tie, steward, client_of, at
) -> None:
    from moothill.rooms.themes.models import Theme

    theme = make("theme", title="Money")
    Theme.objects.filter(pk=theme.pk).update(standing="agreed")
    tie([theme], commitment.record, LinkKind.BECAME)
    hint = "nobody has said yet that the plan uses it"
    address = commitment.record.get_absolute_url()
    assert hint in client_of(steward).get(address).content.decode()
    assert hint not in client_of(PASSER_BY).get(address).content.decode()


def test_what_is_said_at_the_door_is_kept_in_the_box(commitment, say, steward, client_of) -> None:
    browser, address = client_of(steward), f"{commitment.record.get_absolute_url()}trace/"
    one = say()
    wrong = browser.post(address, {"do": "say", "of": "XX-1", "reason": "Kept words."})
    assert wrong.status_code == 422
    assert "Kept words." in wrong.content.decode()
    given: dict[str, Any] = {"do": "say", "of": one.reference, "reason": "It says so."}
    assert browser.post(address, given).status_code == 303
    assert browser.post(address, given).status_code == 409
    assert browser.post(address, given | {"do": "take-away"}).status_code == 303
    listed = browser.get(f"{commitment.record.get_absolute_url()}contributions/")
    assert listed.status_code == 200
    assert browser.get(f"{commitment.record.get_absolute_url()}contributions/?after=x").status_code == 400
