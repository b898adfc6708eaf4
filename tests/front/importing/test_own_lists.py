"""What this site gives away is read again as it was."""

import io
from typing import Any

import pytest
from django.db import transaction

from moothill.core.exchange import READERS, Found, guess
from moothill.rooms.inputs.operations import lay_down

pytestmark = pytest.mark.django_db

IDEA = {
    "title": "=Open up",
    "words": "- Open the meetings.\n- And *soon*, “please”.",
    "why": "Trust; and 3 < 4",
    "form": "idea",
    "when": "w/c 26 March",
    "said_by": "Una Example",
    "organisation": "Example Forum",
    "consent": "named",
    "language": "en",
    "place": "Perth",
    "table": "Table 3",
}
KEYS = ("title", "words", "why", "form", "when", "said_by", "organisation", "language", "place", "table")


@pytest.fixture
def contributions(cycle, steward, at) -> None:
    with transaction.atomic():
        lay_down(cycle=cycle, values=IDEA, by=steward, at=at)
        lay_down(cycle=cycle, values={"words": "Publish the minutes."}, by=steward, at=at)


def of(client: Any, cycle: Any, suffix: str) -> list[Any]:
    answer = client.get(f"/{cycle.slug}/inputs.{suffix}")
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert guess(f"inputs.{suffix}", data[:65_536])[0] == "moothill"
    return list(READERS["moothill"].read(io.BytesIO(data), {}))


@pytest.mark.parametrize("suffix", ["json", "csv"])
def test_every_word_of_it_comes_back(client, cycle, contributions, suffix):
    rows = of(client, cycle, suffix)
    assert all(isinstance(each, Found) for each in rows)
    (one,) = [each for each in rows if each.values["title"] == "=Open up"]
    assert {key: one.values.get(key) for key in KEYS} == {key: IDEA[key] for key in KEYS}
    assert one.external == one.values["source"]
    assert one.external.endswith("/inputs/I-1/")
    assert sorted(each.values["words"] for each in rows)[1] == "Publish the minutes."


def test_the_answers_of_a_survey_keep_their_questions(client, cycle, steward, at):
    answers = [{"question": "Agree?", "answer": "Yes"}, {"question": "Why, then?", "answer": "Because, so."}]
    with transaction.atomic():
        lay_down(cycle=cycle, values={"form": "answer", "answers": answers}, by=steward, at=at)
    (one,) = of(client, cycle, "json")
    assert one.values["answers"] == (
        '[{"question": "Agree?", "answer": "Yes"}, {"question": "Why, then?", "answer": "Because, so."}]'
    )
