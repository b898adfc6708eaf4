"""Somebody at the talk about one record."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from moothill.commons.discussion.models import Comment
from moothill.commons.discussion.operations import say
from moothill.commons.journal.models import Entry
from moothill.commons.people.models import Guest, Participant
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record


@pytest.fixture
def record(make: Callable[..., Record]) -> Record:
    return make("objective", title="Build trust")


@pytest.fixture
def address(record: Record) -> str:
    return f"{record.get_absolute_url()}talk/"


@pytest.fixture
def comment(record: Record, account_holder: Actor, at: Any) -> Callable[..., Comment]:
    """Says something about the record, as the account holder unless somebody else is named."""

    def of(words: str = "Trust takes time.", **more: Any) -> Comment:
        given = {"record": record, "by": account_holder, "at": at, "key": uuid4(), **more}
        return say(words=words, **given)

    return of


def written(words: str = "Trust takes time.", **more: Any) -> dict[str, Any]:
    """What a form sends."""
    return {"words": words, "stance": "for", "key": str(uuid4()), **more}


def traces() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Comment, Entry, Participant, Guest))


def strict() -> Client:
    """A browser that is asked for its token."""
    return Client(enforce_csrf_checks=True)
