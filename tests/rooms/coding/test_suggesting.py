"""Suggestions: learned from what the team read, shown to coders, and never decisions."""

import hashlib
import random
from datetime import timedelta
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry, Head
from moothill.commons.people.guests import begin_guest
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import ReasonNeeded
from moothill.commons.record.linking import join
from moothill.commons.record.models import LinkKind, Record
from moothill.commons.record.operations import withdraw
from moothill.rooms.coding.errors.suggesting import AlreadyWithdrawn, LyingModel, TrainingGoesOn
from moothill.rooms.coding.kinds import Method, Outcome
from moothill.rooms.coding.models import (
    Assignment,
    Code,
    Excerpt,
    Reading,
    Suggester,
    Suggestion,
    Training,
    Waiting,
)
from moothill.rooms.coding.operations.suggesting import (
    ask_anew,
    keeping,
    suggest_meanwhile,
    train,
    withdraw_suggester,
)
from moothill.rooms.coding.queries.learning import digest_of, lessons_of, unsuggested
from moothill.rooms.coding.queries.suggestions import is_due, offered_for, trainings
from moothill.rooms.coding.tasks import suggesting as work

pytestmark = pytest.mark.django_db

WORDS = {
    "Trees": "oak elm ash leaves shade park plant branches roots green",
    "Buses": "bus route stop driver timetable late ticket fare evening seats",
    "Data": "spending contracts publish spreadsheet ledger licence open download formats register",
}


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


class Team:
    """Three codes, and people who read; what waits is as a round would leave it."""

    def __init__(self, cycle: Cycle, make: Any, at: Any) -> None:
        self.cycle, self.make, self.at = cycle, make, at
        self.chance = random.Random(1)
        self.codes = {name: make("code", title=name, standing="adopted") for name in WORDS}
        self.people = [begin_guest(at=at).participant for _ in range(2)]

    def contribution(self, about: str, *, waits: bool = True, **given: Any) -> Record:
        words = " ".join([*self.chance.sample(WORDS[about].split(), 5), "we", "would", "like", "this"])
        made = self.make("input", title="An idea", words=words, consent="unnamed")
        if waits:
            Waiting.objects.create(input_id=made.pk, cycle=self.cycle, lot=made.pk, **given)
        return made

    def reads(self, record: Record, *names: str, who: int = 0, still_waits: bool = False) -> Reading:
        """What `read` leaves behind."""
        shared = {"by": self.people[who], "by_name": "A reader", "at": self.at}
        reading = Reading.objects.create(input_id=record.pk, version=1, **shared)
        excerpt, _made = Excerpt.objects.get_or_create(input_id=record.pk, version=1, start=0, end=5)
        for name in names:
            code = Code.objects.get(pk=self.codes[name].pk)
            Assignment.objects.create(
                excerpt=excerpt, input_id=record.pk, code=code, reading=reading, **shared
            )
        if not still_waits:
            Waiting.objects.filter(pk=record.pk).delete()
        return reading

    def reads_some(self, each: int = 4) -> list[Record]:
        read = [self.contribution(name) for name in WORDS for _ in range(each)]
        for at, record in enumerate(read):
            self.reads(record, list(WORDS)[at // each])
        return read

    def first_for(self, record: Record) -> str:
        return offered_for([record.pk])[record.pk][0].code.title


@pytest.fixture
def team(cycle: Cycle, make: Any, at: Any) -> Team:
    return Team(cycle, make, at)


def held() -> set[tuple[int, int]]:
    return set(Suggestion.objects.values_list("input", "suggester__number"))


def test_three_codes_are_suggested_for_whatever_nobody_has_read(team: Team, cycle: Cycle, at: Any) -> None:
    read = team.reads_some()
    waits = {name: team.contribution(name) for name in WORDS}
    made = train(cycle=cycle, at=at)
    assert made is not None
    assert (made.number, made.method, made.learned_from) == (1, Method.LINEAR, 12)
    assert "scikit-learn" in made.software
    assert {name: team.first_for(record) for name, record in waits.items()} == {name: name for name in WORDS}
    offers = offered_for([each.pk for each in waits.values()])
    assert all([offer.rank for offer in own] == [1, 2, 3] for own in offers.values())
    assert not Suggestion.objects.filter(input__in=[each.pk for each in read]).exists()
    assert all(0 < unsure <= 1 for unsure in Waiting.objects.values_list("unsure", flat=True))


def test_where_no_round_is_open_it_suggests_for_all_that_nobody_has_read(
    team: Team, cycle: Cycle, at: Any
) -> None:
    team.reads_some()
    one, gathered, into = (team.contribution("Trees", waits=False) for _ in range(3))
    join(pairs=[(gathered.pk, into.pk)], kind=LinkKind.MERGED_INTO, by=PASSER_BY, at=at)
    train(cycle=cycle, at=at)
    assert {pk for pk, _number in held()} == {one.pk, into.pk}


def test_without_scikit_learn_and_with_too_little_to_learn_from_likeness_suggests(
    team: Team, cycle: Cycle, at: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = team.contribution("Buses")
    team.reads(team.contribution("Buses"), "Buses")
    first = train(cycle=cycle, at=at)
    assert first is not None
    assert (first.method, first.file, team.first_for(waits)) == (Method.LIKENESS, "", "Buses")
    team.reads_some()
    monkeypatch.setattr("moothill.core.synthesis.learning.find_spec", lambda name: None)
    second = train(cycle=cycle, at=at)
    assert second is not None
    assert (second.method, team.first_for(waits)) == (Method.LIKENESS, "Buses")


def test_nothing_is_made_of_nothing(team: Team, cycle: Cycle, at: Any) -> None:
    team.reads(team.contribution("Trees"))
    assert train(cycle=cycle, at=at) is None
    assert not Suggester.objects.exists()
    assert Training.objects.get().working_until is None


def test_the_same_readings_give_the_same_suggestions(team: Team, cycle: Cycle, at: Any) -> None:
    team.reads_some()
    for name in WORDS:
        team.contribution(name)

    def suggested() -> list[Any]:
        return list(
            Suggestion.objects.order_by("input", "rank").values_list("input", "code", "rank", "score")
        )

    one = train(cycle=cycle, at=at)
    before = suggested()
    other = train(cycle=cycle, at=at)
    assert one is not None
    assert other is not None
    assert (suggested(), other.digest, other.sha256) == (before, one.digest, one.sha256)


def test_the_digest_can_be_counted_from_what_is_public(team: Team, cycle: Cycle) -> None:
    record = team.contribution("Trees")
    team.reads(record, "Trees", "Data")
    (lesson,) = lessons_of(cycle)
    text = hashlib.sha256(lesson.text.encode()).hexdigest()
    line = "\t".join(
        [record.reference, text, *sorted(team.codes[name].reference for name in ("Trees", "Data"))]
    )
    assert digest_of([lesson]) == hashlib.sha256(f"{line}\n".encode()).hexdigest()


# What is learned from.


def test_what_does_not_hold_teaches_nothing(
    team: Team, cycle: Cycle, make: Any, steward: Actor, at: Any
) -> None:
    undone, gone, ended, plain = (team.contribution("Trees") for _ in range(4))
    team.reads(plain, "Trees")
    Reading.objects.filter(pk=team.reads(undone).pk).update(undone_at=at)
    team.reads(gone, "Trees")
    withdraw(record=gone, reason="It was sent twice.", by=steward, at=at)
    team.reads(ended, "Trees")
    over = {"ended_at": at, "ended_by": team.people[1], "ended_because": "It is about buses."}
    Assignment.objects.filter(input_id=ended.pk).update(**over)
    assert {lesson.reference: lesson.codes for lesson in lessons_of(cycle)} == {
        plain.reference: (team.codes["Trees"].pk,),
        ended.reference: (),
    }


def test_a_merged_code_counts_for_what_it_was_merged_into_and_a_retired_one_for_nothing(
    team: Team, cycle: Cycle, at: Any
) -> None:
    trees, buses, both = (team.contribution("Trees") for _ in range(3))
    team.reads(trees, "Trees")
    team.reads(buses, "Buses")
    team.reads(both, "Trees", "Buses")
    retired = [team.codes["Trees"].pk, team.codes["Buses"].pk]
    Code.objects.filter(pk__in=retired).update(standing="retired")
    join(
        pairs=[(team.codes["Trees"].pk, team.codes["Data"].pk)],
        kind=LinkKind.MERGED_INTO,
        by=PASSER_BY,
        at=at,
    )
    assert {lesson.reference: lesson.codes for lesson in lessons_of(cycle)} == {
        trees.reference: (team.codes["Data"].pk,),
        both.reference: (team.codes["Data"].pk,),
    }


def test_codes_merged_in_a_circle_count_for_nothing(team: Team, cycle: Cycle, at: Any) -> None:
    team.reads(team.contribution("Trees"), "Trees")
    one, other = team.codes["Trees"].pk, team.codes["Buses"].pk
    Code.objects.filter(pk__in=[one, other]).update(standing="retired")
    join(pairs=[(one, other), (other, one)], kind=LinkKind.MERGED_INTO, by=PASSER_BY, at=at)
    assert lessons_of(cycle) == []


# What stays and what goes.


def test_a_new_training_replaces_what_is_undecided_and_keeps_what_people_decided(
    team: Team, cycle: Cycle, at: Any
) -> None:
    team.reads_some()
    decided, open_one = team.contribution("Trees"), team.contribution("Buses")
    train(cycle=cycle, at=at)
    Suggestion.objects.filter(input=decided.pk).update(
        outcome=Outcome.CONFIRMED, decided_by=team.people[0], decided_at=at
    )
    team.reads(decided, "Trees")
    train(cycle=cycle, at=at)
    assert held() == {(decided.pk, 1), (open_one.pk, 2)}


def test_whoever_has_one_before_them_and_a_second_reader_keep_what_they_see(
    team: Team, cycle: Cycle, at: Any
) -> None:
    team.reads_some()
    on_screen, half_read, free = (
        team.contribution("Trees"),
        team.contribution("Buses", double=True),
        team.contribution("Data"),
    )
    train(cycle=cycle, at=at)
    Waiting.objects.filter(pk=on_screen.pk).update(
        claimed_by=team.people[0], claimed_until=at + timedelta(minutes=15)
    )
    team.reads(half_read, "Buses", still_waits=True)
    train(cycle=cycle, at=at)
    assert held() == {(on_screen.pk, 1), (half_read.pk, 1), (free.pk, 2)}


def test_what_came_since_gets_suggestions_from_what_was_learned(team: Team, cycle: Cycle, at: Any) -> None:
    team.reads_some()
    train(cycle=cycle, at=at)
    late = team.contribution("Data")
    assert suggest_meanwhile(cycle=cycle, at=at) == 1
    assert team.first_for(late) == "Data"
    assert suggest_meanwhile(cycle=cycle, at=at) == 0
    assert Suggester.objects.count() == 1


def test_a_code_that_is_no_more_adopted_is_offered_no_more(team: Team, cycle: Cycle, at: Any) -> None:
    team.reads_some()
    waits = team.contribution("Trees")
    train(cycle=cycle, at=at)
    Code.objects.filter(pk=team.codes["Trees"].pk).update(standing="retired")
    assert {offer.code.title for offer in offered_for([waits.pk])[waits.pk]} == {"Buses", "Data"}


def test_what_is_offered_is_one_question_however_much_it_is(
    team: Team, cycle: Cycle, at: Any, django_assert_num_queries
) -> None:
    team.reads_some()
    some = [team.contribution("Trees").pk for _ in range(3)]
    train(cycle=cycle, at=at)
    for ids in (some[:1], some):
        with django_assert_num_queries(1):
            offers = offered_for(ids)
            assert [own[0].code.get_absolute_url() for own in offers.values()]


def test_one_trains_at_a_time_and_whoever_died_holds_nobody_up(team: Team, cycle: Cycle, at: Any) -> None:
    team.reads_some()
    Training.objects.create(cycle=cycle, working_until=at + timedelta(minutes=5))
    with pytest.raises(TrainingGoesOn):
        train(cycle=cycle, at=at)
    assert train(cycle=cycle, at=at + timedelta(minutes=6)) is not None


def test_what_breaks_off_is_not_tried_again_at_once(
    team: Team, cycle: Cycle, at: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    team.reads_some()
    Training.objects.create(cycle=cycle, asked_at=at)
    with monkeypatch.context() as broken:
        broken.setattr("moothill.core.synthesis.learning.count_grams", lambda texts: 1 / 0)
        work.work(at)
    assert "could not be made" in caplog.text
    assert [is_due(cycle, at + timedelta(minutes=each)) for each in (4, 5)] == [False, True]
    assert train(cycle=cycle, at=at + timedelta(minutes=5)) is not None


def test_what_waits_and_is_shown_no_more_is_left_alone(
    team: Team, cycle: Cycle, steward: Actor, at: Any
) -> None:
    team.reads_some()
    train(cycle=cycle, at=at)
    withdraw(record=team.contribution("Trees"), reason="It was sent twice.", by=steward, at=at)
    assert suggest_meanwhile(cycle=cycle, at=at) == 0
    assert not unsuggested(cycle, at).exists()


# A model file that lies.


def _model_of(team: Team, cycle: Cycle, at: Any) -> Suggester:
    team.reads_some()
    made = train(cycle=cycle, at=at)
    assert made is not None
    return made


def _longer(path: Path, made: Suggester) -> None:
    path.write_bytes(path.read_bytes() + b"!")


def _other_shape(path: Path, made: Suggester) -> None:
    """As somebody would who can write the database too."""
    path.write_bytes(path.read_bytes()[:-200])
    Suggester.objects.filter(pk=made.pk).update(sha256=hashlib.sha256(path.read_bytes()).hexdigest())


def _huge(path: Path, made: Suggester) -> None:
    with path.open("r+b") as file:
        file.truncate((1 << 30) + 1)  # takes no room on the disk


LIES = {
    "changed": (_longer, "changed"),
    "no model": (_other_shape, "archive"),
    "gone": (lambda path, made: path.unlink(), "not there"),
    "huge": (_huge, "larger"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_model_file_that_lies_is_refused_by_name_and_learned_anew(
    team: Team, cycle: Cycle, at: Any, home: Path, lie: str
) -> None:
    made = _model_of(team, cycle, at)
    tell, word = LIES[lie]
    tell(home / "suggesters" / made.file, made)
    late = team.contribution("Data")
    with pytest.raises(LyingModel, match=word) as refused:
        suggest_meanwhile(cycle=cycle, at=at)
    assert made.file in str(refused.value)
    work.work(at)
    assert (Suggester.objects.count(), team.first_for(late)) == (2, "Data")
    assert [path.name for path in (home / "suggesters").iterdir()] == [Suggester.objects.latest("pk").file]


def test_a_name_in_the_database_leads_to_no_other_place(
    team: Team, cycle: Cycle, at: Any, home: Path
) -> None:
    (home / "secret.npz").write_bytes(b"secret")
    with pytest.raises(LyingModel, match="not there"):
        keeping.believed(Suggester(file="../secret.npz", sha256=hashlib.sha256(b"secret").hexdigest()))


# Who asks, and when it is done.


def test_coders_ask_and_the_next_look_does_it(team: Team, cycle: Cycle, team_member: Actor, at: Any) -> None:
    team.reads_some()
    assert not is_due(cycle, at)
    ask_anew(cycle=cycle, by=team_member, at=at)
    ask_anew(cycle=cycle, by=team_member, at=at)
    assert is_due(cycle, at)
    work.work(at)
    assert (Suggester.objects.count(), is_due(cycle, at)) == (1, False)


@pytest.mark.parametrize("who", ["passer_by", "account_holder", "observer", "steward_elsewhere"])
def test_nobody_else_asks_or_withdraws(
    team: Team, cycle: Cycle, cast: dict[str, Actor], who: str, at: Any
) -> None:
    made = _model_of(team, cycle, at)
    with pytest.raises(Refused):
        ask_anew(cycle=cycle, by=cast[who], at=at)
    with pytest.raises(Refused):
        withdraw_suggester(suggester=made, reason="No.", by=cast[who], at=at)
    assert not is_due(cycle, at)
    made.refresh_from_db()
    assert made.withdrawn_at is None


def test_it_is_due_after_twenty_readings_and_ten_minutes_or_after_fifty(
    team: Team, cycle: Cycle, at: Any
) -> None:
    record = team.contribution("Trees")
    reading = team.reads(record, "Trees")
    train(cycle=cycle, at=at)

    def read_more(count: int) -> None:
        """As if one contribution were read and taken back, and read again: what counts is how many readings hold."""
        for _ in range(count):
            Reading.objects.create(
                input_id=team.make("input", words="More", consent="unnamed").pk,
                version=1,
                by=reading.by,
                at=at,
            )

    read_more(19)
    assert not is_due(cycle, at + timedelta(hours=1))
    read_more(1)
    assert [is_due(cycle, at + timedelta(minutes=each)) for each in (9, 10)] == [False, True]
    read_more(30)
    assert is_due(cycle, at)


def test_looking_begins_one_thread_at_a_time_and_the_next_look_another(
    team: Team, cycle: Cycle, team_member: Actor, at: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    team.reads_some()
    monkeypatch.setattr(work, "close_old_connections", lambda: None)
    monkeypatch.setattr(work, "connections", SimpleNamespace(close_all=lambda: None))
    begun: list[Any] = []
    monkeypatch.setattr(
        work, "Thread", lambda **given: SimpleNamespace(start=lambda: begun.append(given["target"]))
    )
    for number in (1, 2):
        ask_anew(cycle=cycle, by=team_member, at=at)
        work.look(at)
        work.look(at)
        (target,) = begun
        target()  # as the thread would
        begun.clear()
        assert Suggester.objects.count() == number


def test_looking_begins_nothing_where_nothing_is_wanted(
    team: Team, cycle: Cycle, at: Any, monkeypatch
) -> None:
    _model_of(team, cycle, at)
    monkeypatch.setattr(work, "Thread", lambda **given: pytest.fail("a thread was begun"))
    work.look(at)


# Withdrawing.


def test_a_withdrawn_training_is_out_of_sight_and_nothing_more_comes_of_it(
    team: Team, cycle: Cycle, steward: Actor, at: Any, home: Path, django_capture_on_commit_callbacks
) -> None:
    team.reads_some()
    decided, open_one = team.contribution("Trees"), team.contribution("Buses")
    made = train(cycle=cycle, at=at)
    assert made is not None
    Suggestion.objects.filter(input=decided.pk).update(
        outcome=Outcome.REJECTED, decided_by=team.people[0], decided_at=at
    )
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_suggester(suggester=made, reason="It mistook buses for trees.", by=steward, at=at)
    assert offered_for([open_one.pk]) == {}
    assert Waiting.objects.get(pk=open_one.pk).unsure is None
    assert Suggestion.objects.filter(outcome=Outcome.REJECTED).count() == 3
    assert list((home / "suggesters").iterdir()) == []
    assert suggest_meanwhile(cycle=cycle, at=at) == 0
    line = Entry.objects.get(kind="suggester.withdrawn")
    assert (line.reason, line.facts) == ("It mistook buses for trees.", '{"training":1}')
    with pytest.raises(AlreadyWithdrawn):
        withdraw_suggester(suggester=made, reason="Again.", by=steward, at=at)
    assert Entry.objects.filter(kind="suggester.withdrawn").count() == 1


def test_it_is_withdrawn_for_a_reason(team: Team, cycle: Cycle, steward: Actor, at: Any) -> None:
    made = _model_of(team, cycle, at)
    with pytest.raises(ReasonNeeded):
        withdraw_suggester(suggester=made, reason=" ", by=steward, at=at)


# Never decisions.


def test_suggesting_codes_nothing(team: Team, cycle: Cycle, at: Any) -> None:
    team.reads_some()
    team.contribution("Trees")
    before = list(Assignment.objects.values_list("pk", "code", "input"))
    train(cycle=cycle, at=at)
    team.contribution("Buses")
    lines = Entry.objects.count()
    assert suggest_meanwhile(cycle=cycle, at=at) == 1
    assert train(cycle=cycle, at=at) is not None
    assert list(Assignment.objects.values_list("pk", "code", "input")) == before
    assert Entry.objects.count() == lines
    assert set(Suggestion.objects.values_list("outcome", flat=True)) == {""}


def test_the_database_refuses_an_assignment_without_a_person(team: Team) -> None:
    team.reads(team.contribution("Trees"), "Trees")
    columns = [each.column for each in Assignment._meta.concrete_fields if each.column not in {"id", "by_id"}]
    names = ", ".join(f'"{column}"' for column in columns)
    for by in ("NULL", "by_id"):
        statement = (
            f"INSERT INTO coding_assignment ({names}, by_id) SELECT {names}, {by} FROM coding_assignment"
        )
        with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
        assert ("null" in str(refused.value).lower()) is (by == "NULL")
    assert Assignment.objects.count() == 1


def test_the_database_refuses_a_decision_about_a_suggestion_without_a_person(
    team: Team, cycle: Cycle, at: Any
) -> None:
    team.reads_some()
    team.contribution("Trees")
    train(cycle=cycle, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Suggestion.objects.update(outcome=Outcome.CONFIRMED, decided_at=at)


# The page.


def test_anybody_reads_how_suggestions_came_about_and_how_often_they_were_taken(
    team: Team, cycle: Cycle, at: Any
) -> None:
    team.reads_some()
    one, other, third = (team.contribution("Trees") for _ in range(3))
    made = train(cycle=cycle, at=at)
    assert made is not None
    for record, rank in ((one, 1), (other, 2), (third, 0)):
        shared = {"decided_by": team.people[0], "decided_at": at}
        own = Suggestion.objects.filter(input=record.pk)
        own.filter(rank=rank).update(outcome=Outcome.CONFIRMED, **shared)
        own.exclude(rank=rank).update(outcome=Outcome.REJECTED, **shared)
    (row,) = trainings(cycle)
    assert (row.decided, row.first, row.taken) == (3, 1, 2)
    page = Client().get(f"/{cycle.slug}/coding/suggestions/").content.decode()
    for told in (
        "Suggestions are never decisions",
        made.digest,
        "1 (33&nbsp;%)",
        "2 (67&nbsp;%)",
        "12 contributions",
    ):
        assert told in page
    assert "Suggest anew" not in page


def test_a_training_shows_on_the_page_that_is_kept(team: Team, cycle: Cycle, at: Any) -> None:
    stamp = Head.objects.get(pk=cycle.head_id).stamp
    _model_of(team, cycle, at)
    assert Head.objects.get(pk=cycle.head_id).stamp > stamp


def test_the_page_asks_the_same_number_of_questions_with_one_training_and_with_three(
    team: Team, cycle: Cycle, at: Any
) -> None:
    address = f"/{cycle.slug}/coding/suggestions/"
    _model_of(team, cycle, at)
    before = _asked(address)
    for _ in range(2):
        train(cycle=cycle, at=at)
    assert _asked(address) == before


def _asked(address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert Client().get(address).status_code == 200
    return len(asked)


def test_long_lists_are_turned_page_by_page(team: Team, cycle: Cycle, at: Any) -> None:
    shared = {"cycle": cycle, "method": Method.LIKENESS, "digest": "0" * 64, "at": at}
    Suggester.objects.bulk_create(Suggester(number=number, **shared) for number in range(1, 61))
    address = f"/{cycle.slug}/coding/suggestions/"
    assert "?before=11" in Client().get(address).content.decode()
    last = Client().get(f"{address}?before=11").content.decode()
    assert ">10<" in last
    assert ">11<" not in last
    assert Client().get(f"{address}?before=x").status_code == 404


def test_a_coder_asks_on_the_page_and_withdraws_with_a_reason(
    team: Team, cycle: Cycle, team_member: Actor, client_of: Any, at: Any
) -> None:
    made = _model_of(team, cycle, at)
    browser, address = client_of(team_member), f"/{cycle.slug}/coding/suggestions/"
    assert "Suggest anew" in browser.get(address).content.decode()
    assert browser.post(f"{address}anew/").status_code == 303
    assert "asked for" in browser.get(address).content.decode()
    assert browser.get(f"{address}{made.number}/withdraw/").status_code == 200
    bare = browser.post(f"{address}{made.number}/withdraw/", {"reason": ""})
    assert bare.status_code == 422
    given = {"reason": "It learned from a mistake."}
    assert browser.post(f"{address}{made.number}/withdraw/", given).status_code == 303
    again = browser.post(f"{address}{made.number}/withdraw/", given)
    assert again.status_code == 409
    assert "It learned from a mistake." in again.content.decode()
    assert "It learned from a mistake." in Client().get(address).content.decode()
    assert browser.get(f"{address}77/withdraw/").status_code == 404


def test_a_stranger_cannot_withdraw(
    team: Team, cycle: Cycle, account_holder: Actor, client_of: Any, at: Any
) -> None:
    made = _model_of(team, cycle, at)
    address = f"/{cycle.slug}/coding/suggestions/{made.number}/withdraw/"
    assert Client().post(address, {"reason": "No."}).status_code == 302
    assert client_of(account_holder).post(address, {"reason": "No."}).status_code == 403
    made.refresh_from_db()
    assert made.withdrawn_at is None


def test_nobody_outside_learns_of_a_cycle_that_is_prepared(draft_cycle: Cycle) -> None:
    assert Client().get(f"/{draft_cycle.slug}/coding/suggestions/").status_code == 404


# The command.


def test_the_command_trains_and_tells(team: Team, cycle: Cycle) -> None:
    told = StringIO()
    call_command("suggest", cycle.slug, stdout=told)
    assert "Nothing is coded yet" in told.getvalue()
    team.reads_some()
    team.contribution("Trees")
    call_command("suggest", cycle.slug, stdout=told)
    assert "learned from 12 contributions" in told.getvalue()
    with pytest.raises(CommandError, match=cycle.slug):
        call_command("suggest", "nowhere")
