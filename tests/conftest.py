"""The cast, and the small world they act in."""

import gc
import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import settings

from moothill.commons.cycles.models import Cycle, Member
from moothill.commons.cycles.operations import appoint, begin_cycle
from moothill.commons.cycles.queries import actor_of, guest_actor
from moothill.commons.people.guests import COOKIE, begin_guest, digest
from moothill.commons.people.models import Guest, Person
from moothill.commons.people.operations import participant_of
from moothill.commons.policy.actors import OPERATOR, PASSER_BY, Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.operations import create, revise
from moothill.config import wiring
from moothill.core.policy import CycleState, Role, Side
from moothill.rooms.coding.operations import cut_codebook
from moothill.rooms.commitments.operations import compose, issue
from moothill.rooms.commitments.operations.cutting import cut_draft
from moothill.rooms.plan.operations import cut_baseline
from moothill.rooms.signoffs.operations import NewStep, lay_route
from tests.database import own_database

AGREED = [{"name": "", "organisation": "The network", "side": ""}]
MOMENT = datetime(2018, 3, 1, 12, 0, tzinfo=UTC)

# Every commit tries the same examples: what fails then is what changed. `script/drill properties` tries others.
settings.register_profile("commit", derandomize=True)
if "MOOTHILL_RANDOM" not in os.environ:
    settings.load_profile("commit")


# Asked of by the test client: what these show is tried on SQLite. On PostgreSQL the pages are asked for by those who try every door and
# every channel, and all of it by `script/drill postgresql`.
_BY_PAGES = {"client", "client_of"}
_EVERYWHERE = (
    "tests/commons/",
    "tests/front/test_",
    "tests/front/data/",
    "tests/front/operate/",
    "tests/drills/",
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out on PostgreSQL what looks at pages."""
    if connection.vendor == "sqlite" or "MOOTHILL_WHOLE" in os.environ:
        return
    kept = [
        item
        for item in items
        if item.nodeid.startswith(_EVERYWHERE) or not _BY_PAGES & set(getattr(item, "fixturenames", ()))
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


def pytest_collection_finish() -> None:
    """What was loaded by now stays to the end: the collector of garbage need not look through it thousands of times."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """In place of the one of pytest-django, which makes every table anew in each process."""
    with django_db_blocker.unblock(), own_database(tmp_path_factory.mktemp("database")):
        yield


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Hashing a password is slow on purpose; here it need not be."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def as_wired() -> Iterator[None]:
    """What one room asks of others is as `config.wiring` has it again, once the test is over."""
    yield
    wiring.gather()


@pytest.fixture
def at() -> datetime:
    return MOMENT


@pytest.fixture
def member(db: None) -> Member:
    return Member.objects.create(slug="oakland", name="Oakland")


def _cycle(member: Member, slug: str, state: CycleState = CycleState.RUNNING) -> Cycle:
    return begin_cycle(
        member=member,
        slug=slug,
        title=f"The {slug} plan",
        starts=date(2018, 1, 10),
        ends=date(2020, 8, 31),
        state=state,
        by=OPERATOR,
        at=MOMENT,
    )


@pytest.fixture
def cycle(member: Member) -> Cycle:
    return _cycle(member, "oakland-2018-20")


@pytest.fixture
def other_cycle(member: Member) -> Cycle:
    return _cycle(member, "elmland-2018-20")


@pytest.fixture
def draft_cycle(member: Member) -> Cycle:
    return _cycle(member, "oakland-2020-22", CycleState.DRAFT)


@pytest.fixture
def make_person(db: None) -> Callable[..., Actor]:
    """Signs somebody up, with roles if given as (cycle, role, side), and returns who they are."""

    def make(email: str, *roles: tuple[Cycle, Role, Side]) -> Actor:
        person = Person.objects.create_user(email, "correct horse battery staple")
        for where, role, side in roles:
            appoint(
                cycle=where, participant=participant_of(person), role=role, side=side, by=OPERATOR, at=MOMENT
            )
        return actor_of(person, MOMENT)

    return make


@pytest.fixture
def passer_by() -> Actor:
    return PASSER_BY


@pytest.fixture
def account_holder(make_person: Callable[..., Actor]) -> Actor:
    return make_person("holder@example.org")


@pytest.fixture
def steward(make_person: Callable[..., Actor], cycle: Cycle) -> Actor:
    return make_person("gov@example.org", (cycle, Role.STEWARD, Side.GOVERNMENT))


@pytest.fixture
def civil_steward(make_person: Callable[..., Actor], cycle: Cycle) -> Actor:
    return make_person("civil@example.org", (cycle, Role.STEWARD, Side.CIVIL_SOCIETY))


@pytest.fixture
def team_member(make_person: Callable[..., Actor], cycle: Cycle) -> Actor:
    return make_person("team@example.org", (cycle, Role.TEAM_MEMBER, Side.GOVERNMENT))


@pytest.fixture
def observer(make_person: Callable[..., Actor], cycle: Cycle) -> Actor:
    return make_person("observer@example.org", (cycle, Role.OBSERVER, Side.NEITHER))


@pytest.fixture
def steward_elsewhere(make_person: Callable[..., Actor], other_cycle: Cycle) -> Actor:
    return make_person("elsewhere@example.org", (other_cycle, Role.STEWARD, Side.GOVERNMENT))


@pytest.fixture
def guest(db: None) -> Actor:
    """Somebody with no account who contributed before; `client_of` gives them the cookie of it."""
    return guest_actor(begin_guest(at=MOMENT).participant)


@pytest.fixture
def cast(
    passer_by: Actor,
    account_holder: Actor,
    steward: Actor,
    civil_steward: Actor,
    team_member: Actor,
    observer: Actor,
    steward_elsewhere: Actor,
) -> dict[str, Actor]:
    """Everybody, by name."""
    return {
        "passer_by": passer_by,
        "account_holder": account_holder,
        "steward": steward,
        "civil_steward": civil_steward,
        "team_member": team_member,
        "observer": observer,
        "steward_elsewhere": steward_elsewhere,
    }


@pytest.fixture
def client_of() -> Callable[[Actor], Client]:
    """A browser in which this actor is signed in, or known as a guest."""

    def of(actor: Actor) -> Client:
        client = Client()
        if actor.guest:
            cookie = f"the cookie of {actor.name}"
            Guest.objects.filter(pk=actor.participant).update(cookie=digest(cookie), seen_at=timezone.now())
            client.cookies[COOKIE] = cookie
        elif actor.participant:
            person = Person.objects.get(participant__pk=actor.participant)
            client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return of


@pytest.fixture
def make(cycle: Cycle, at: datetime) -> Callable[..., Record]:
    """Makes a published record of a kind, as a steward would."""
    maker = Actor(name="Maker", roles={cycle.pk: frozenset({Role.STEWARD})})

    def of(kind: str, *, publish: bool = True, **values: Any) -> Record:
        values.setdefault("title", f"A {kind}")
        where = values.pop("cycle", cycle)
        by = maker if where == cycle else Actor(name="Maker", roles={where.pk: frozenset({Role.STEWARD})})
        if kind == "baseline":
            return _baseline(values, cycle=where, by=by, at=at, publish=publish)
        if kind == "codebook":
            return _codebook(of, values, cycle=where, by=by, at=at, publish=publish)
        if kind == "draft":
            return _draft(of, values, cycle=where, by=by, at=at, publish=publish)
        if kind == "edition":
            return _edition(of, values, cycle=where, by=by, at=at, publish=publish)
        if kind == "route":
            on = values.pop("on", None) or of("document", title="Terms", cycle=where)
            return _route(values, on=on, by=by, at=at, publish=publish)
        if kind == "code" and values["title"] == "A code":  # no two codes share a label
            values["title"] = f"A code {Record.objects.filter(cycle=where, kind=kind).count() + 1}"
        if kind == "call" and publish:
            values = _launched(where, at) | values
        if kind == "response" and publish:
            values = {"asked": "What matters?", "heard": "Trees.", "did": "We plant some.", **values}
            values.setdefault("answers_to", [{"to": of("theme", title="Trees", cycle=where).reference}])
        for name, needed in _NEEDED.get(kind, {}).items():
            if name not in values:
                values[name] = needed if kind == "round" else of(name, cycle=where).reference
        return create(kind=kinds.get(kind), cycle=where, values=values, by=by, at=at, publish=publish)

    return of


# What a record of these kinds refers to, or says, at the least.
_NEEDED = {
    "milestone": {"commitment": ""},
    "update": {"milestone": ""},
    "round": {"when": "March 2018"},
}


def _launched(cycle: Cycle, at: datetime) -> dict[str, Any]:
    """What a call needs before it is published: open from an hour ago for thirty days, and somebody who moderates."""
    if not cycle.roles_held.filter(role__in=(Role.STEWARD, Role.MODERATOR)).exists():
        moderator = participant_of(Person.objects.create_user(f"moderator@{cycle.slug}.example"))
        appoint(
            cycle=cycle, participant=moderator, role=Role.MODERATOR, side=Side.NEITHER, by=OPERATOR, at=at
        )
    there = at.astimezone(ZoneInfo(cycle.zone))
    opens, closes = there - timedelta(hours=1), there + timedelta(days=30)
    return {
        "opens_at": f"{opens:%Y-%m-%dT%H:%M}",
        "closes_at": f"{closes:%Y-%m-%dT%H:%M}",
        "reply_by": f"{closes + timedelta(days=14):%Y-%m-%d}",
        "owner": "Ash Rowan, the team for open government",
        "minutes": "5",
        "can_change": "Everything but the law.",
    }


def _baseline(values: dict[str, Any], **act: Any) -> Record:
    """A baseline is cut, not written."""
    given = {"why": "It was agreed", "agreed": [{"name": "", "organisation": "The network", "side": ""}]}
    own = {name: values.pop(name, given.get(name)) for name in ("title", "why", "agreed")}
    record = cut_baseline(**own, **act)
    return revise(record=record, values=values, base=1, by=act["by"], at=act["at"]) if values else record


def _draft(make_one: Callable[..., Record], values: dict[str, Any], *, cycle: Cycle, **act: Any) -> Record:
    """A draft is cut, not written: here of a commitment of its own."""
    of = values.pop("of", None) or make_one("commitment", cycle=cycle)
    own = {
        "title": values.pop("title"),
        "why": values.pop("why", "It was agreed"),
        "agreed": values.pop("agreed", AGREED),
    }
    record = cut_draft(commitment=of, **own, **act)
    return revise(record=record, values=values, base=1, by=act["by"], at=act["at"]) if values else record


def _edition(
    make_one: Callable[..., Record], values: dict[str, Any], *, cycle: Cycle, publish: bool, **act: Any
) -> Record:
    """An edition of the plan is put together from drafts, then issued."""
    drafts = values.pop("drafts", None) or [make_one("draft", cycle=cycle)]
    record = compose(cycle=cycle, drafts=drafts, values=values, **act)
    return issue(edition=record, **act) if publish else record


def _route(values: dict[str, Any], *, on: Record, **act: Any) -> Record:
    """A route is laid, not written: here for one office on the government's side."""
    steps = values.pop("steps", [NewStep("Cabinet", Role.STEWARD, Side.GOVERNMENT)])
    own = {"title": values.pop("title"), "why": values.pop("why", "")}
    record = lay_route(on=on, steps=steps, **own, **act)
    return revise(record=record, values=values, base=1, by=act["by"], at=act["at"]) if values else record


def _codebook(make_one: Callable[..., Record], values: dict[str, Any], **act: Any) -> Record:
    """A version of the codebook is cut, not written, from the codes that are public."""
    if not Record.objects.filter(cycle=act["cycle"], kind="code", state="published").exists():
        make_one("code", cycle=act["cycle"])
    own = {"title": values.pop("title"), "why": values.pop("why", "The round begins")}
    record = cut_codebook(**own, **act)
    return revise(record=record, values=values, base=1, by=act["by"], at=act["at"]) if values else record
