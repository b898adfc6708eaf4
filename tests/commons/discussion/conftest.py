"""Something to talk about, and people who say something."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from moothill.commons.cycles.queries import guest_actor
from moothill.commons.discussion.models import Comment
from moothill.commons.discussion.operations import say
from moothill.commons.people.guests import begin_guest
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record


@pytest.fixture
def record(make: Callable[..., Record]) -> Record:
    return make("objective", title="Build trust")


@pytest.fixture
def guest(at: Any, db: None) -> Actor:
    return guest_actor(begin_guest(at=at).participant)


@pytest.fixture
def comment(record: Record, account_holder: Actor, at: Any) -> Callable[..., Comment]:
    """Says something about the record, as the account holder unless somebody else is named."""

    def of(words: str = "Trust takes time.", **more: Any) -> Comment:
        given = {"record": record, "by": account_holder, "at": at, "key": uuid4(), **more}
        return say(words=words, **given)

    return of
