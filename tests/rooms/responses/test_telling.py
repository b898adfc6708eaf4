"""Everybody behind a response hears of it, exactly once."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.followers import advance
from moothill.commons.notifications import fanning
from moothill.commons.notifications.models import Follow, Notice
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import LinkKind, Record
from moothill.commons.record.operations import publish, revise, withdraw
from tests.asking import open_call

pytestmark = pytest.mark.django_db


def follow_journals() -> None:
    while advance(fanning.FOLLOWER, fanning.follow):
        pass


def told(record: Record, act: str = "published") -> Counter[int]:
    """How often each participant was told of an act on a record."""
    follow_journals()
    rows = Notice.objects.filter(record=record, entry__kind=f"{record.kind}.{act}")
    return Counter(rows.values_list("reader__participant", flat=True))


@pytest.fixture
def crowd(make: Any, say: Any, lead: Any, guests: Callable[[int], list[int]]) -> dict[str, Any]:
    """200 contributions by 150 guests in five themes: by codes, directly, by points; and 20 that came without an author.

    Each of the first 50 guests made two, in different themes.
    """
    people = guests(150)
    authors = [*people, *people[:50]]
    inputs = [
        say(f"Idea {number}", by=None if number % 10 == 9 else authors[number]) for number in range(200)
    ]
    themes = [make("theme", title=f"Theme {number}", number=str(number + 1)) for number in range(5)]
    behind: list[set[int]] = [set() for _theme in themes]
    for number, theme in enumerate(themes):
        code = make("code", title=f"Code {number}", definition="About it.")
        point = make("point", title=f"Point {number}", theme=theme.reference)
        lead([code], theme)
        mine = inputs[number::5]
        lead(mine[:15], code, LinkKind.CODED_TO)
        lead(mine[10:30], theme)
        lead(mine[25:], point)
        behind[number] = {authors[index] for index in range(number, 200, 5) if index % 10 != 9}
    return {"themes": themes, "behind": behind, "inputs": inputs}


def test_each_contributor_hears_once_of_each_response_that_concerns_them(
    crowd: dict[str, Any], answer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fanning, "STEP", 7)
    follow_journals()
    for theme, behind in zip(crowd["themes"], crowd["behind"], strict=True):
        heard = told(answer(theme))
        assert heard == Counter(dict.fromkeys(behind, 1))
    both = told(answer(*crowd["themes"]))
    assert both == Counter(dict.fromkeys(set().union(*crowd["behind"]), 1))


def test_who_follows_the_cycle_too_hears_once(
    cycle: Cycle, say: Any, answer: Any, guest: Actor, at: Any
) -> None:
    from moothill.commons.notifications.following import follow
    from moothill.commons.notifications.rhythms import Rhythm
    from moothill.commons.notifications.topics import CYCLE

    one = say(by=guest.participant)
    follow(cycle=cycle, topic=CYCLE, by=guest, at=at, often=Rhythm.WEEKLY)
    follow_journals()
    Follow.objects.filter(asked=False).update(often=Rhythm.AT_ONCE)
    made = answer(one)
    assert told(made) == {guest.participant: 1}
    assert Notice.objects.get(record=made).often == Rhythm.AT_ONCE


def test_those_gathered_and_those_who_answered_the_call_hear_too(
    make: Any, say: Any, lead: Any, answer: Any, guests: Any
) -> None:
    first, second, third, nobody = guests(4)
    target, call = say(by=first), open_call(make)
    lead([say(by=second)], target, LinkKind.MERGED_INTO)
    say(by=third, call=call.reference)
    say(by=nobody)
    follow_journals()
    assert told(answer(target)) == {first: 1, second: 1}
    assert told(answer(call)) == {third: 1}


def test_a_withdrawn_and_a_hidden_contribution_are_behind_nothing(
    make: Any, say: Any, lead: Any, answer: Any, guests: Any, steward: Actor, at: Any
) -> None:
    first, second = guests(2)
    theme, gone, held = make("theme"), say(by=first), say(by=second, held=True)
    lead([gone, held], theme)
    withdraw(record=gone, reason="Spam.", by=steward, at=at)
    assert told(answer(theme)) == {}


def test_they_hear_when_it_is_withdrawn_or_becomes_something_else_not_of_mended_words(
    say: Any, answer: Any, guest: Actor, steward: Actor, at: Any
) -> None:
    made = answer(say(by=guest.participant))
    once = {guest.participant: 1}
    assert told(made) == once
    given: dict[str, Any] = {"record": made, "by": steward, "at": at, "reason": "Clearer."}
    revise(values={"did": "We plant two hundred."}, base=2, **given)
    assert told(made, "revised") == {}
    revise(values={"outcome": "taken-up"}, base=3, **given)
    assert told(made, "revised") == once
    withdraw(**given)
    assert told(made, "withdrawn") == once
    publish(**given)
    assert told(made, "put-back") == once


def test_a_draft_is_told_to_nobody(say: Any, answer: Any, guest: Actor) -> None:
    made = answer(say(by=guest.participant), publish_it=False)
    assert told(made, "prepared") == {}


def test_who_stopped_following_their_contribution_is_left_alone(say: Any, answer: Any, guest: Actor) -> None:
    one = say(by=guest.participant)
    follow_journals()
    Follow.objects.all().delete()
    assert told(answer(one)) == {}
