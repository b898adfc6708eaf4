"""What is not published is told by no door: every kind of record, in every state, through every channel, to everybody."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from moothill.commons.cycles.models import Cycle
from moothill.commons.discussion.operations import edit_own, hide, say
from moothill.commons.record import kinds
from moothill.commons.record.linking import link
from moothill.commons.record.models import LinkKind, Record
from moothill.commons.record.operations import revise, withdraw
from moothill.rooms.pages.operations import add_version

pytestmark = pytest.mark.django_db

CANARY = "Canarybird"
# Who may see what knows no database: elsewhere than on SQLite one stranger stands for all.
EVERYBODY = ("passer_by", "account_holder", "observer", "steward_elsewhere")
STRANGERS = EVERYBODY if connection.vendor == "sqlite" else ("steward_elsewhere",)
# Those of them who hold a role somewhere: what tells these nothing is tried in full.
MOST_LIKELY = ("observer", "steward_elsewhere")
INSIDERS = ("steward", "civil_steward", "team_member")
PAGES = (
    "",
    "take-part/",
    "planning/",
    "timeline/",
    "calendar.ics",
    "activities/",
    "tasks/",
    "meetings/",
    "documents/",
    "news/",
    "comms-packs/",
    "journal/",
    "changes/",
    "changes.atom",
    "data/",
    "codes/codebook.json",
    "codes/codebook.qdc",
    "codebooks/compare/?from=CB-1",
    "commitments/check/",
    "commitments/check.csv",
    "commitments/criteria/",
    "standards.json?pack=local-2021",
    "rounds/",
)


# What each kind needs beside its title. What others refer to is made first, and is public.
NEEDS: dict[str, dict[str, Any]] = {
    "stage": {"when": "April 2018"},
    "timeline-row": {"timeline": "TL-1"},
    "section": {"page": "PG-1"},
    "activity": {"stage": "ST-1"},
    "point": {"theme": "TH-1"},
    "task": {"everyone": True},
    "meeting": {"when": "5 March 2018"},
    "key-date": {"when": "31 August 2018"},
    "milestone": {"commitment": "C-1"},
}


@pytest.fixture
def one_of_each(make: Callable[..., Record]) -> Callable[..., list[Record]]:
    """Makes one record of every kind, each with words of its own that should not be told."""

    def made(**how: Any) -> list[Record]:
        for owner in ("stage", "timeline", "page", "theme", "commitment"):
            make(owner, **NEEDS.get(owner, {}), **({"cycle": how["cycle"]} if "cycle" in how else {}))
        return [
            make(kind.name, **(NEEDS.get(kind.name, {}) | _words(kind.name) | how)) for kind in kinds.every()
        ]

    return made


def _words(kind: str) -> dict[str, str]:
    return dict.fromkeys(("title", "doubt", "source"), f"{CANARY} of {kind}")


def shared(cycle: Cycle, *records: Record) -> list[str]:
    """The pages that tell of many, and the lists that records of these kinds stand in."""
    home = cycle.get_absolute_url()
    lists = {kinds.get(record.kind).segment for record in records} | {"timeline"}
    return [
        "/",
        *(home + page for page in PAGES),
        f"{home}journal.json",
        *(
            f"{home}{segment}{suffix}"
            for segment in sorted(lists)
            for suffix in ("/", ".atom", ".json", ".csv")
        ),
    ]


def of(record: Record) -> list[str]:
    """The addresses of one record."""
    own = record.get_absolute_url()
    files = (
        [f"{own}plan.{form}" for form in ("txt", "json", "csv", "docx")] if record.kind == "edition" else []
    )
    return [
        *files,
        own,
        f"{own}talk/",
        f"{own}history/",
        f"{own}trail/",
        f"{own}history.atom",
        f"{own}versions/1/",
        f"{own}compare/?from=1&to=2",
        f"{own}compare/?from=1&to=1",
        own.lower(),
    ]


def channels(cycle: Cycle, *records: Record) -> list[str]:
    return [*shared(cycle, *records), *(address for record in records for address in of(record))]


def told(client: Client, addresses: list[str]) -> list[str]:
    """The addresses whose answer holds the canary."""
    answers = {address: client.get(address, follow=True) for address in addresses}
    assert all(answer.status_code < 500 for answer in answers.values())
    return [address for address, answer in answers.items() if CANARY in b"".join(answer).decode()]


@pytest.mark.parametrize("who", INSIDERS)
def test_drafts_are_there_for_their_own_people(who: str, one_of_each, cast, client_of) -> None:
    pages = [draft.get_absolute_url() for draft in one_of_each(publish=False)]
    assert told(client_of(cast[who]), pages) == pages


@pytest.mark.parametrize("who", STRANGERS)
def test_drafts_and_what_was_withdrawn_are_told_to_nobody_outside(
    who: str, one_of_each, cast, client_of, cycle, steward, at
) -> None:
    gone, reason = one_of_each(), f"{CANARY} again"
    for record in gone:
        revise(record=record, values={"doubt": reason}, base=record.version, by=steward, at=at, reason=reason)
        withdraw(record=record, reason="It stood here twice.", by=steward, at=at)
    drafts, client = one_of_each(publish=False), client_of(cast[who])
    doors = channels(cycle, *gone, *drafts) if who in MOST_LIKELY else [r.get_absolute_url() for r in drafts]
    assert told(client, doors) == []
    for record in gone:
        answer = client.get(record.get_absolute_url())
        assert answer.status_code == 410, "it says when and why"
        assert "It stood here twice." in answer.content.decode()


@pytest.mark.parametrize("who", STRANGERS)
def test_a_cycle_that_is_not_open_is_told_to_nobody(
    who: str, one_of_each, cast, client_of, draft_cycle
) -> None:
    records, client = one_of_each(cycle=draft_cycle), client_of(cast[who])
    doors = channels(draft_cycle, *records)[1:] if who in MOST_LIKELY else shared(draft_cycle, *records)[1:]
    for address in doors:
        assert client.get(address, follow=True).status_code == 404, address
    assert told(client, ["/"]) == []


def test_no_link_leads_to_what_is_not_public(make, cast, client_of, steward, at) -> None:
    here, draft = make("objective"), make("objective", title=CANARY, publish=False)
    link(cause=here, effect=draft, kind=LinkKind.SAME_AS, by=steward, at=at, note=CANARY, reason=CANARY)
    home = here.cycle.get_absolute_url()
    for who in STRANGERS:
        assert told(client_of(cast[who]), [here.get_absolute_url(), f"{home}journal/"]) == [], who


def test_a_title_of_what_was_withdrawn_is_not_told_by_what_refers_to_it(
    make, cast, client_of, steward, at
) -> None:
    stage = make("stage", title=CANARY, when="March 2018")
    activity = make("activity", stage=stage.reference)
    withdraw(record=stage, reason="Twice", by=steward, at=at)
    home = stage.cycle.get_absolute_url()
    pages = [
        activity.get_absolute_url(),
        *(home + page for page in PAGES),
        f"{home}activities.json",
        f"{home}activities.csv",
    ]
    for who in STRANGERS:
        assert told(client_of(cast[who]), pages) == [], who


def test_a_file_goes_where_its_document_goes(make, cast, client_of, steward, at, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    document = make("document", title="Minutes")
    upload = SimpleUploadedFile("minutes.txt", f"{CANARY} was agreed.".encode(), "text/plain")
    record = add_version(document=document, by=steward, at=at, upload=upload)
    data = Client().get(f"{record.cycle.get_absolute_url()}documents.json").json()
    address = data["results"][0]["versions"][0]["file"]["url"]
    assert told(Client(), [address]) == [address]
    withdraw(record=record, reason="Wrong file", by=steward, at=at)
    for who in STRANGERS:
        assert client_of(cast[who]).get(address).status_code == 404, who


def test_an_answer_does_not_tell_a_draft_from_nothing(make, client, cycle) -> None:
    draft = make("objective", title=CANARY, publish=False)
    there = client.get(draft.get_absolute_url())
    nowhere = client.get(f"{cycle.get_absolute_url()}objectives/O-999/")
    assert (there.status_code, there.content) == (nowhere.status_code, nowhere.content)


@pytest.mark.parametrize("fate", ["held", "hidden"])
def test_words_of_the_talk_that_nobody_should_read_are_told_by_no_door(
    fate, make, cast, client_of, cycle, steward, account_holder, at
) -> None:
    record = make("announcement", title="The plan is out")
    said = say(record=record, words=CANARY, by=account_holder, at=at, key=uuid4(), held=fate == "held")
    if fate == "hidden":
        said = edit_own(comment=said, words=f"{CANARY} again", by=account_holder, at=at)
        hide(comment=said, reason="An insult", by=steward, at=at)
    own = f"{record.get_absolute_url()}talk/"
    doors = [
        *channels(cycle, record),
        *(f"{own}?{query}" for query in ("stance=neutral", "order=newest")),
        said.get_absolute_url(),
        f"{cycle.get_absolute_url()}talk/{said.pk}/",
        f"{cycle.get_absolute_url()}search/?q={CANARY[:6]}",
        f"{cycle.get_absolute_url()}report/?of=comment-{said.pk}",
        f"{said.get_absolute_url()}edit/",
    ]
    for who in ("passer_by", "observer", "steward_elsewhere"):
        assert told(client_of(cast[who]), doors) == [], who
    assert own in told(client_of(steward), doors)
    assert said.get_absolute_url() in told(client_of(account_holder), doors), "its author reads it still"
