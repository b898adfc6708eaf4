"""The grid: every door, by everybody, before, during and after its time, in every mode of editing.

What happens at a door equals what `decide` says, and both equal the page on which the public reads its rights. Who is
refused leaves no trace.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from lxml import html

from moothill.commons.cycles import level
from moothill.commons.cycles.applying import appointment
from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.operations import begin_cycle, change_state
from moothill.commons.moderation import targets
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import OPERATOR, PASSER_BY, Actor
from moothill.commons.record import kinds
from moothill.commons.record.editing import set_mode
from moothill.commons.record.models import Record, Suggestion
from moothill.commons.record.operations import publish, revise, withdraw
from moothill.core.policy import (
    ACTS,
    Act,
    Contributor,
    CycleState,
    Facts,
    Mode,
    RecordState,
    Role,
    Side,
    decide,
    mode_for,
)
from moothill.rooms.activities.models import Activity
from moothill.rooms.activities.operations import Asked, register
from moothill.rooms.activities.queries.tokens import secret_of
from moothill.rooms.coding.kinds import Standing
from moothill.rooms.coding.models import Code
from moothill.rooms.coding.operations import doubt
from moothill.rooms.commitments import operations as commitments
from moothill.rooms.commitments.forms.plan_form import PlanFormForm
from moothill.rooms.commitments.models import Criterion
from moothill.rooms.commitments.operations.cutting import cut_draft
from moothill.rooms.commitments.queries.forms import form_of
from moothill.rooms.inputs.operations import lay_down, open_tables
from moothill.rooms.monitoring.operations import close_round
from moothill.rooms.themes import operations as themes
from tests.asking import open_call
from tests.doors import DOORS, Door

pytestmark = pytest.mark.django_db

# In which column of the public page each of them finds their rights.
COLUMNS = {
    "passer_by": "guest",
    "guest": "guest",
    "account_holder": "account",
    "steward_elsewhere": "account",
    "steward": "steward",
    "civil_steward": "steward",
    "team_member": "team-member",
    "observer": "observer",
    "moderator": "moderator",
    "reviewer": "reviewer",
    "commitment_lead": "commitment-lead",
}
# Before, during and after: the state of the cycle and of the record at hand.
TIMES = {
    "before the cycle is public": (CycleState.DRAFT, RecordState.PUBLISHED),
    "before the record is public": (CycleState.RUNNING, RecordState.DRAFT),
    "while both are": (CycleState.RUNNING, RecordState.PUBLISHED),
    "after it was withdrawn": (CycleState.RUNNING, RecordState.WITHDRAWN),
    "after the cycle ended": (CycleState.ENDED, RecordState.PUBLISHED),
}
DURING = "while both are"
PUBLISHED = RecordState.PUBLISHED
# One for each kind of facts; the others differ from one of them in name alone.
SOME = ("guest", "account_holder", "team_member", "steward")
# The same, and those whose kind of contributor could be mistaken.
MORE = ("passer_by", *SOME, "observer", "reviewer")
# What the cycle settled for each kind of contributor. The last one would show if somebody were taken for another kind.
MODES = {
    "nothing settled": {},
    "all open": dict.fromkeys(Contributor, Mode.OPEN),
    "all suggest": dict.fromkeys(Contributor, Mode.SUGGEST),
    "all locked": dict.fromkeys(Contributor, Mode.LOCKED),
    "each their own": dict(zip(Contributor, (Mode.LOCKED, Mode.SUGGEST, Mode.OPEN), strict=True)),
}
REFUSALS, VAIN, DONE = {302, 403, 404, 410}, {409, 422}, {200, 303}
UNCOUNTED = {"django_session", "shared_cache"}


@dataclass
class World:
    """A cycle with one record of each state, everybody in it, and a browser for each of them."""

    cycle: Cycle
    people: dict[str, Actor]
    browsers: dict[str, Client]
    records: dict[RecordState, Record]
    names: dict[str, Any]  # what the addresses of doors may name
    forms: dict[str, dict[str, Any]]
    counting: str = field(default_factory=lambda: _counting())

    def stands(self, state: CycleState) -> None:
        if self.cycle.state != state:
            change_state(cycle=self.cycle, state=state, reason="It is time.", by=OPERATOR, at=self.cycle.at)

    def trace(self) -> list[Any]:
        """How much there is of everything, and how far the journal is: one question."""
        with connection.cursor() as cursor:
            cursor.execute(self.counting)
            return cursor.fetchall()

    def facts(self, who: str, record: RecordState, kind: str = "objective") -> Facts:
        """As the site should see them; written down here anew, not asked of the code under test."""
        actor = self.people[who]
        held = actor.roles.get(self.cycle.pk, frozenset())
        mode = mode_for(_contributor(COLUMNS[who]), self.rules(), kind=kind)
        return Facts(
            roles=held,
            signed_in=actor.signed_in,
            cycle=CycleState(self.cycle.state),
            record=record,
            mode=mode,
        )

    def rules(self) -> list[Any]:
        return [row.rule for row in self.cycle.editing.all()]

    def settle(self, modes: str) -> None:
        for contributor, mode in MODES[modes].items():
            set_mode(cycle=self.cycle, contributor=contributor, mode=mode, by=OPERATOR, at=self.cycle.at)


def _who(modes: str) -> Iterable[str]:
    """Everybody where the kinds of contributors differ; elsewhere one for each kind of facts."""
    return COLUMNS if modes == "each their own" else MORE


def _contributor(column: str) -> Contributor:
    """Guests, people with an account and observers, who only watch, and everybody with a part in the cycle."""
    if column in {"guest", "operator"}:
        return Contributor.GUEST
    return Contributor.ACCOUNT if column in {"account", "observer"} else Contributor.TEAM


def _counting() -> str:
    tables = sorted({model._meta.db_table for model in apps.get_models()} - UNCOUNTED)
    counts = [f"SELECT '{table}', count(*) FROM {table}" for table in tables]
    return " UNION ALL ".join([*counts, "SELECT 'lines', coalesce(sum(number), 0) FROM journal_head"])


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside did not happen."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Hundreds of refusals are no news."""
    caplog.set_level("CRITICAL", logger="django.request")


@pytest.fixture
def world(cycle: Cycle, cast: dict[str, Actor], guest: Actor, make_person, client_of, make, at) -> World:
    more = {
        "moderator": make_person("moderator@example.org", (cycle, Role.MODERATOR, Side.NEITHER)),
        "reviewer": make_person("reviewer@example.org", (cycle, Role.REVIEWER, Side.NEITHER)),
        "commitment_lead": make_person("lead@example.org", (cycle, Role.COMMITMENT_LEAD, Side.GOVERNMENT)),
    }
    people = {**cast, "guest": guest, **more}
    published, _other = make("objective", title="Clear rivers"), make("objective", title="Clean air")
    draft, gone, last = make("objective", publish=False), make("objective"), make("objective")
    revise(record=last, values={"title": "Ash trees"}, base=1, by=cast["steward"], at=at, reason="Clearer.")
    withdraw(record=gone, reason="It was said twice.", by=cast["steward"], at=at)
    events = _events(make)
    make("document", title="Terms")
    make("group", title="Young people")
    _codes(make, cycle, at)
    for words in ("Plant oaks", "Plant elms"):
        _contributed(cycle, words, at)
    _themed(cycle, make, cast["steward"], at)
    boats = _coded(cycle, make, guest, at)
    call = open_call(make)
    cycle.at = at
    answers = _answers(make, cast["steward"])
    leading = _promised(make, make_person, cycle, more["commitment_lead"], cast["steward"])
    drafted = _drafted(make)
    progress = _progress(make, cast["steward"])
    browsers = {who: client_of(actor) for who, actor in people.items()}
    suggestion = _suggested(cycle, browsers["guest"], last)
    return World(
        cycle=cycle,
        people=people,
        browsers=browsers,
        records={
            RecordState.PUBLISHED: published,
            RecordState.DRAFT: draft,
            RecordState.WITHDRAWN: Record.objects.get(pk=gone.pk),
        },
        names={
            "waiting": _asked(cycle, people, at),
            "suggestion": targets.address_of(suggestion),
            **events,
            "call": call.reference,
            **answers,
            "edition": make("edition", publish=False).reference,
            "issued": make("edition").reference,
            **drafted,
            **_approved(make, published, cast["steward"], at),
            **progress,
            "table": _table(Record.objects.get(cycle=cycle, reference=events["event"]), cast["steward"]),
        },
        forms={
            **_forms(cycle, browsers["steward"], guest),
            "apart": _apart(cycle, browsers["steward"], call),
            "recode": {"codes": boats},
            "response": {"of": answers["response"]},
            "lead": leading,
            "plan-form": _asked_of(cycle),
            "report": {"round": progress["round"]},
            "score": _to_score(cycle),
        },
    )


def _events(make: Any) -> dict[str, str]:
    """One event that takes registrations for a long time, with its one place taken, and one that is over.

    Somebody waits, and would be written to: a place that is given back leaves a trace.
    """
    stage = make("stage", when="March 2018").reference
    given = {"stage": stage, "state": "planned", "form": "event", "place": "The hall", "registration": "here"}
    given["capacity"] = 1
    event, past = make("activity", when="5 June 2090", **given), make("activity", when="5 June 2018", **given)
    to = Activity.objects.select_related("record__cycle").get(pk=event.pk)
    place = register(event=to, asked=Asked(), by=PASSER_BY, at=event.created_at).place
    register(event=to, asked=Asked(email="waits@example.org"), by=PASSER_BY, at=event.created_at)
    return {"event": event.reference, "past": past.reference, "place": secret_of(place)}


def _answers(make: Any, steward: Actor) -> dict[str, str]:
    """A response that waits to be published, and a call that has closed and has an answer."""
    closed = open_call(make, closes_at="2018-02-01 17:00", reply_by="2018-02-20", title="What did you want?")
    given = {"title": "Trees", "asked": "What?", "heard": "Trees.", "did": "We plant.", "publish": False}
    waiting = make("response", **given, answers_to=[{"to": "I-1"}])
    answer = make("response", **given, answers_to=[{"to": closed.reference}])
    publish(record=answer, by=steward, at=answer.created_at)
    return {"response": waiting.reference, "answered": closed.reference}


def _promised(make: Any, make_person: Any, cycle: Cycle, could: Actor, steward: Actor) -> dict[str, str]:
    """A commitment that is led by somebody for civil society and by nobody for the government: whom one could name."""
    record = make("commitment", title="Plant oaks")
    civil = make_person("leads@example.org", (cycle, Role.COMMITMENT_LEAD, Side.CIVIL_SOCIETY))
    commitments.name_lead(
        commitment=kinds.get("commitment").things().get(pk=record.pk), side=Side.CIVIL_SOCIETY,
        participant=Participant.objects.get(pk=civil.participant), by=steward, at=record.created_at,
    )  # fmt: skip
    return {"who": f"government:{could.participant}"}


def _drafted(make: Any) -> dict[str, str]:
    """A commitment that nobody here leads, and a milestone of it with dates."""
    commitment = make("commitment", title="Open the budget")
    dated = make("milestone", commitment=commitment.reference, when="March 2019")
    return {"drafted": commitment.reference, "dated": dated.reference}


def _asked_of(cycle: Cycle) -> dict[str, str]:
    """The form of the cycle's commitments as it stands, with one label of its own."""
    initial = PlanFormForm(fields=form_of(cycle)).initial
    sent = {name: "on" if value is True else str(value) for name, value in initial.items() if value}
    return {**sent, "causes.label": "Why is it so?", "reason": "It is plainer."}


def _approved(make: Any, on: Record, steward: Actor, at: Any) -> dict[str, str]:
    """A route of sign-offs that waits for the government, and a draft of a commitment."""
    commitment = make("commitment", title="A ferry one can count on", problem="Ferries are late.")
    agreed = [{"name": "Ash", "organisation": "", "side": "government"}]
    cut = cut_draft(commitment=commitment, why="To ask.", agreed=agreed, by=steward, at=at)
    return {"route": make("route", on=on).reference, "cut": cut.reference}


def _progress(make: Any, steward: Actor) -> dict[str, str]:
    """A milestone of the commitment that is led, a period that takes reports, and one that is closed."""
    closed = make("round", when="January 2018")
    close_round(round=closed, because="It is over.", by=steward, at=closed.created_at)
    return {
        "milestone": make("milestone", commitment="C-1").reference,
        "round": make("round", when="February 2018").reference,
        "closed": closed.reference,
    }


def _to_score(cycle: Cycle) -> dict[str, str]:
    """Points by the one criterion that there is."""
    gain = Criterion.objects.create(cycle=cycle, place=1, title="Gain")
    return {f"points-{gain.pk}": "3"}


def _contributed(cycle: Cycle, words: str, at: Any) -> None:
    """What somebody who is not here contributed."""
    with transaction.atomic():
        lay_down(cycle=cycle, values={"words": words, "consent": "unnamed"}, by=OPERATOR, at=at)


def _codes(make: Any, cycle: Cycle, at: Any) -> None:
    """Two codes that may be adopted, and one of an earlier cycle."""
    for title in ("Trees", "Rivers"):
        make("code", title=title)
    earlier = begin_cycle(
        member=cycle.member, slug="oakland-2016-18", title="The plan before", starts=date(2016, 1, 1),
        ends=date(2017, 12, 31), state=CycleState.ENDED, by=OPERATOR, at=at,
    )  # fmt: skip
    make("code", title="Roads", cycle=earlier)


def _themed(cycle: Cycle, make: Any, by: Actor, at: Any) -> None:
    """Three themes: one to agree, one to merge, one that is agreed. I-3 is in the first and the last, I-4 in a point of the
    first, and I-5 is set apart.
    """
    for words in ("Plant ash", "Plant yew", "Plant stars"):
        _contributed(cycle, words, at)
    first, _other, last = (make("theme") for _n in range(3))
    ash, yew, stars = Record.objects.filter(reference__in=("I-3", "I-4", "I-5")).order_by("pk")
    act = {"reason": "It says so.", "by": by, "at": at}
    for theme in (first, last):
        themes.put(theme=theme, causes=[ash], **act)
    themes.put_in_point(point=make("point", theme=first.reference), inputs=[yew], **act)
    themes.set_missed(cycle=cycle, call=None, because="The forum asked.", by=by, at=at)
    themes.agree(theme=last, **act)
    themes.set_apart(record=stars, because="Not here.", by=by, at=at)


def _coded(cycle: Cycle, make: Any, guest: Actor, at: Any) -> str:
    """A code that can be given, by its reference; and what a guest says is coded wrongly."""
    code = make("code", title="Boats on the river")
    Code.objects.filter(pk=code.pk).update(standing=Standing.ADOPTED)
    record = Record.objects.get(cycle=cycle, reference="I-1")
    doubt(record=record, text="A code is missing.", by=guest, at=at, key=uuid4())
    return str(code.reference)


def _suggested(cycle: Cycle, browser: Client, record: Record) -> Suggestion:
    """What a guest would have changed."""
    given = {"title": "Oak trees", "base": "2", "reason": "They are oaks.", "save": "1"}
    assert browser.post(f"/{cycle.slug}/objectives/{record.reference}/change/", given).status_code == 303
    return Suggestion.objects.get(number=1)


def _table(event: Record, by: Actor) -> int:
    """A table at which notes can be taken."""
    now = timezone.now()
    opened = open_tables(event=event, names=["3"], until=now + timedelta(hours=9), by=by, at=now)
    return opened[0].link.pk


def _forms(cycle: Cycle, browser: Client, guest: Actor) -> dict[str, dict[str, Any]]:
    """Forms that ask for more than one would write down in a table, as a steward finds them."""
    rules, waves = f"/{cycle.slug}/desk/moderation/rules/", f"/{cycle.slug}/desk/moderation/waves/"
    chosen = _form_of(browser.get(waves), "reason") | {"guest": str(guest.participant), "reason": "Spam."}
    preview = browser.post(waves, chosen)
    typing = {
        name: _form_of(browser.get(f"/{cycle.slug}/{address}"), field)
        for name, address, field in (
            ("type-in", "inputs/type-in/", "words"),
            ("type-in-list", "inputs/type-in/list/", "words"),
            ("tables", "activities/A-1/tables/", "names"),
        )
    }
    return typing | {
        "read": {"key": str(uuid4())},
        "rules": _form_of(browser.get(rules), "review_days"),
        "wave": _form_of(preview, "digest"),
        "codebook": _form_of(
            browser.post(f"/{cycle.slug}/codes/import/", {"file": Again("a.csv", b"label\nBridges")}),
            "content",
        ),
        "file": _form_of(browser.get(f"/{cycle.slug}/imports/new/"), "consent")
        | {"file": Again("a.csv", b"words\nOpen the books")},
    }


def _apart(cycle: Cycle, browser: Client, call: Record) -> dict[str, Any]:
    """The questions that come after a contribution."""
    given = {"words": "Fewer boats.", "consent": "private"}
    return _form_of(browser.post(f"/{cycle.slug}/calls/{call.reference}/answer/", given), "token")


class Again(SimpleUploadedFile):
    """A file that can be sent by one after the other."""

    def read(self, *given: Any) -> bytes:
        self.seek(0)
        return super().read(*given)


def _form_of(answer: Any, field: str) -> dict[str, Any]:
    """What a browser would send of the form with this field."""
    forms = html.fromstring(answer.content).forms
    form = next(form for form in forms if field in form.fields)
    return {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}


def _asked(cycle: Cycle, people: dict[str, Actor], at: Any) -> int:
    """A change of roles that a steward of civil society asked for."""
    participant = Participant.objects.get(pk=people["observer"].participant)
    payload = appointment(participant=participant, role=Role.REVIEWER, side=Side.NEITHER)
    change = level.settle(
        cycle=cycle, act=Act.APPOINT, payload=payload, reason="x", by=people["civil_steward"], at=at
    )
    assert change
    return change.pk


def through(world: World, door: Door, who: str, record: RecordState) -> int:
    """Send the door's form as somebody; the status of the answer, or 302 for the way to the sign-in page."""
    address = door.address.format(it=world.records[record].reference, **world.names)
    data = {**world.forms.get(door.whole, {}), **door.data}
    answer = world.browsers[who].post(f"/{world.cycle.slug}/{address}", data)
    if answer.status_code in {302, 303} and not answer["Location"].startswith("/accounts/login/"):
        return 303
    return answer.status_code


def what_is_wrong(
    world: World, doors: Iterable[Door], record: RecordState, people: Iterable[str]
) -> list[str]:
    """Whatever is not as `decide` says when these people try these doors."""
    wrong, before, people = [], world.trace(), list(people)
    for door in doors:
        about = record if door.about_it else RecordState.PUBLISHED
        may = {
            who: decide(door.act, world.facts(who, about)).allowed and who not in door.not_for
            for who in people
        }
        refused = [who for who in people if not may[who]]
        tried = {who: _tried(world, door, [who], record, before) for who in people if may[who]}
        together = _tried(world, door, refused, record, before)
        for who in people:
            statuses, changed = tried.get(who, together)
            status = statuses[who]
            if not may[who]:
                right = status in REFUSALS and not changed
            elif record in door.vain_in or world.cycle.state in door.vain_while:
                right = status in VAIN and not changed
            else:
                right = status in DONE and changed
            if not right:
                wrong.append(
                    f"{who} at {door.address} ({door.act}, {record}): {may[who]=}, {status=}, {changed=}"
                )
    return wrong


def _tried(
    world: World, door: Door, people: Iterable[str], record: RecordState, before: list[Any]
) -> tuple[dict[str, int], bool]:
    """What one after the other is answered, and whether anything is another than before. All is undone again."""
    with undone():
        statuses = {who: through(world, door, who, record) for who in people}
        return statuses, world.trace() != before


# The rules know no database: elsewhere than on SQLite one time, and one way of settling modes, stands for all.
ON_SQLITE = connection.vendor == "sqlite"
TRIED = TIMES if ON_SQLITE else (DURING,)
SETTLED = MODES if ON_SQLITE else ("each their own",)


@pytest.mark.parametrize("time", TRIED)
def test_at_every_door_everybody_gets_what_the_rules_say(world: World, time: str) -> None:
    state, record = TIMES[time]
    world.stands(state)
    doors = [
        door for door in DOORS if not door.hangs_on_mode and (record == PUBLISHED or _leads_to(door, record))
    ]
    assert what_is_wrong(world, doors, record, COLUMNS) == []


def _leads_to(door: Door, record: RecordState) -> bool:
    """Whether it matters at this door how the record at hand stands. All others are tried while it is public."""
    return door.about_it or record in door.vain_in or "{it}" in door.address


@pytest.mark.parametrize("modes", SETTLED)
def test_in_every_mode_everybody_edits_and_suggests_as_the_rules_say(world: World, modes: str) -> None:
    world.settle(modes)
    doors = [door for door in DOORS if door.hangs_on_mode]
    assert what_is_wrong(world, doors, RecordState.PUBLISHED, _who(modes)) == []


def test_even_an_open_cycle_takes_nothing_before_or_after_its_time(world: World) -> None:
    """Open is the mode that lets most through; that state comes before mode in every case is shown of the core."""
    world.settle("all open")
    doors = [door for door in DOORS if door.hangs_on_mode]
    for time, (state, record) in TIMES.items():
        if time != DURING:
            world.stands(state)
            assert what_is_wrong(world, doors, record, COLUMNS) == [], time


@pytest.mark.parametrize("modes", SETTLED)
def test_an_edit_is_live_or_waits_or_is_refused_as_the_public_page_says(world: World, make, modes) -> None:
    world.settle(modes)
    section = make("section", page=make("page").reference, text="We plan.")
    page = printed(world)
    for who in _who(modes):
        column = COLUMNS[who]
        for record, segment in ((section, "sections"), (world.records[RecordState.PUBLISHED], "objectives")):
            address = f"/{world.cycle.slug}/{segment}/{record.reference}/change/"
            given = {"title": "Clean words", "base": "1", "save": "1", "reason": "Clearer."}
            with undone():
                world.browsers[who].post(address, given | _own(record))
                live = record.revisions.count() > 1
                waits = Suggestion.objects.filter(record=record).exists()
            became = "at once" if live else "a steward looks first" if waits else "no"
            assert became == said(page, Act.EDIT_OPEN, column, record.kind), (who, segment)
            assert live != waits or not live


def _own(record: Record) -> dict[str, str]:
    """What the form of a section asks for beside its title."""
    if record.kind != "section":
        return {}
    kind = kinds.get("section")
    content = kind.read(kind.things().get(pk=record.pk))
    return {name: value for name, value in content.items() if isinstance(value, str) and name != "title"}


@pytest.mark.parametrize("state", CycleState)
def test_the_public_page_prints_what_decide_says(world: World, state: CycleState) -> None:
    world.stands(state)
    for modes in MODES:
        with undone():
            world.settle(modes)
            page, rules = printed(world), world.rules()
            for act, rule in ACTS.items():
                for column, facts in _columns(state).items():
                    for kind in ("section", "objective") if rule.modes else ("",):
                        way = mode_for(_contributor(column), rules, kind=kind)
                        asked = replace(facts, mode=way)
                        may = decide(act, asked).allowed
                        word = said(page, act, column, kind)
                        assert (word in {"yes", "at once"}) == may, (modes, act, column, kind, word)


def _columns(state: CycleState) -> dict[str, Facts]:
    roles = {role.value: Facts(roles=frozenset({role}), signed_in=True, cycle=state) for role in Role}
    return {
        "guest": Facts(cycle=state),
        "account": Facts(cycle=state, signed_in=True),
        "operator": Facts(cycle=state, operator=True),
        **roles,
    }


def printed(world: World) -> dict[tuple[str, str, str], str]:
    """The cells of the public page, by act, kind of record and column."""
    answer = world.browsers["steward"].get(f"/{world.cycle.slug}/who-can-do-what/")
    table = html.fromstring(answer.content).get_element_by_id("rights")
    return {
        (row.get("data-act"), row.get("data-kind"), cell.get("data-who")): cell.text_content().strip()
        for row in table.iterfind("tbody/tr")
        for cell in row.iterfind("td")
    }


def said(page: dict[tuple[str, str, str], str], act: Act, column: str, kind: str) -> str:
    """What the page says of an act upon a kind: in its own row, else in that of everything else."""
    return page.get((act, kind, column)) or page[act, "", column]
