"""A cycle in which contributions lead to codes, themes and answers."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.followers import advance
from moothill.commons.record import kinds
from moothill.commons.record.linking import link
from moothill.commons.record.models import LinkKind, Record
from moothill.commons.search.indexing import FOLLOWER, follow


@pytest.fixture
def tie(steward, at: datetime) -> Callable[..., Any]:
    """Links two records, so many days after the beginning."""

    def make(cause: Record, effect: Record, kind: LinkKind, *, day: int = 0, **more: Any) -> Any:
        moment = at + timedelta(days=day)
        return link(cause=cause, effect=effect, kind=kind, by=steward, at=moment, **more)

    return make


@pytest.fixture
def stand(cycle: Cycle, at: datetime) -> Callable[..., Record]:
    """A public record, whatever the doors of its room ask for: the trail reads links. Others of its kind come first."""

    def first(kind: str) -> int:
        return int(Record.objects.filter(kind=kind).order_by("pk").values_list("pk", flat=True)[0])

    needed: dict[str, Callable[[], dict[str, Any]]] = {
        "milestone": lambda: {"commitment_id": first("commitment")},
        "draft": lambda: {
            "commitment_id": first("commitment"), "place": 99, "day": at.date(), "of_version": 1, "digest": "x",
        },
        "update": lambda: {"milestone_id": first("milestone"), "side": "government", "state": "in-progress"},
        "edition": lambda: {"cycle": cycle, "place": 99},
        "route": lambda: {"on_id": first("edition"), "of_version": 1},
    }  # fmt: skip

    def of(
        kind: str, *, title: str = "", number: str = "", shown: str = "published", **columns: Any
    ) -> Record:
        place = Record.objects.filter(cycle=cycle).count() + 1
        record = Record.objects.create(
            cycle=cycle, kind=kind, reference=f"X-{place}", title=title or f"A {kind}", number=number, position=place,
            state=shown, created_at=at, published_at=at,
        )  # fmt: skip
        kinds.get(kind).model(record=record, **needed.get(kind, dict)() | columns).save()
        return record

    return of


@pytest.fixture
def told(client) -> Callable[..., list[tuple[datetime, str, str]]]:
    """Every line on the trail of a record, page by page: when, who and why."""

    def of(record: Record, browser: Any = client) -> list[tuple[datetime, str, str]]:
        found, address = [], f"{record.get_absolute_url()}trail/"
        while address:
            answer = browser.get(address)
            assert answer.status_code == 200
            found += [(line.number, line.at, line.by, line.reason) for line in answer.context["lines"]]
            older = answer.context["older"]
            address = f"{record.get_absolute_url()}trail/{older}" if older else ""
        return found

    return of


@pytest.fixture
def index() -> Callable[[], None]:
    """Lets the search index catch up with the journals."""

    def catch_up() -> None:
        while advance(FOLLOWER, follow):
            pass

    return catch_up
