"""Search tells what is published and nothing else: in its pages, its data, its excerpts and its counts."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.operations import change_state
from moothill.commons.journal.followers import advance
from moothill.commons.policy.actors import OPERATOR, Actor
from moothill.commons.record.operations import revise, withdraw
from moothill.commons.search import queries
from moothill.commons.search.indexing import FOLLOWER, follow
from moothill.commons.search.models import Indexed
from moothill.core.policy import CycleState, Role, Side
from tests.front import test_nothing_leaks as leaks

pytestmark = pytest.mark.django_db

one_of_each = leaks.one_of_each

# What is asked for, which every answer repeats; and what would give away that something was found.
ASKED, CANARY = "Lurewords", "Canarybird"
TWO = ("passer_by", "steward")  # the least and the most that anybody may see
BOTH = f"{ASKED} {CANARY}"


def index() -> None:
    while advance(FOLLOWER, follow):
        pass


def answers(client: Any, cycle: Cycle | None, **more: str) -> list[str]:
    """What each door says when somebody asks."""
    home = cycle.get_absolute_url() if cycle else "/"
    said = [client.get(f"{home}search{end}", {"q": ASKED, **more}) for end in ("/", ".json")]
    assert {answer.status_code for answer in said} <= {200}
    return [answer.content.decode() for answer in said]


def is_told(client: Any, cycle: Cycle) -> bool:
    """Whether any door tells, in words or in a count; if one does, all do."""
    told = set()
    for where in (cycle, None):
        page, data = answers(client, where)
        counted = json.loads(data)
        told |= {CANARY in page, CANARY in data, counted["count"] > 0, counted["kinds"] != {}}
    assert len(told) == 1
    return told.pop()


@pytest.fixture
def told_to(client_of: Callable[[Actor], Any], cast, cycle) -> Callable[..., list[str]]:
    """Who of these hears of it."""

    def of(*whom: str, where: Cycle = cycle) -> list[str]:
        return [who for who in whom or cast if is_told(client_of(cast[who]), where)]

    return of


@pytest.mark.parametrize("who", TWO)
def test_what_is_published_is_told_to_everybody_whatever_kind_it_is(
    who, one_of_each, client_of, cast, cycle
) -> None:
    kinds = {record.kind for record in one_of_each(title=BOTH)}
    index()
    _page, data = answers(client_of(cast[who]), cycle)
    assert json.loads(data)["kinds"] == dict.fromkeys(kinds, 1)


def test_every_one_of_the_cast_finds_what_is_published(make, told_to, cast) -> None:
    make("objective", title=BOTH)
    index()
    assert told_to() == list(cast)


def test_none_of_the_cast_finds_a_draft(make, told_to) -> None:
    make("objective", title=BOTH, publish=False)
    index()
    assert told_to() == []


def test_no_draft_of_any_kind_is_told(one_of_each, told_to) -> None:
    drafts = one_of_each(publish=False, title=BOTH, doubt=BOTH, source=BOTH)
    index()
    assert not Indexed.objects.filter(pk__in=[draft.pk for draft in drafts]).exists()
    assert told_to(*TWO) == []


def test_what_was_withdrawn_is_told_to_nobody_even_before_the_index_hears_of_it(
    one_of_each, told_to, steward, at
) -> None:
    records = one_of_each(title=BOTH, doubt=BOTH)
    index()
    for record in records:
        withdraw(record=record, reason="It stood here twice.", by=steward, at=at)
    rows = Indexed.objects.filter(pk__in=[record.pk for record in records])
    assert rows.count() == len(records)
    assert told_to(*TWO) == []
    index()
    assert not rows.exists()
    assert told_to(*TWO) == []


def test_a_cycle_that_is_not_open_is_told_to_its_own_people_alone(
    make, make_person, client_of, cast, draft_cycle
) -> None:
    make("objective", cycle=draft_cycle, title=BOTH)
    index()
    for who, actor in cast.items():
        client = client_of(actor)
        assert client.get(f"{draft_cycle.get_absolute_url()}search/", {"q": ASKED}).status_code == 404, who
        assert client.get(f"{draft_cycle.get_absolute_url()}search.json", {"q": ASKED}).status_code == 404, (
            who
        )
        assert CANARY not in "".join(answers(client, None)), who
        assert draft_cycle.title not in "".join(answers(client, None)), who
    own = make_person("own@example.org", (draft_cycle, Role.STEWARD, Side.GOVERNMENT))
    assert is_told(client_of(own), draft_cycle)


def test_a_cycle_is_told_once_it_opens_without_being_indexed_again(
    make, told_to, cast, draft_cycle, at
) -> None:
    make("objective", cycle=draft_cycle, title=BOTH)
    index()
    change_state(cycle=draft_cycle, state=CycleState.RUNNING, reason="Begun", by=OPERATOR, at=at)
    assert told_to(where=draft_cycle) == list(cast)


def test_words_that_were_changed_are_not_told_before_the_index_hears_of_it(
    make, client, cycle, steward, at
) -> None:
    record = make("objective", title=BOTH, doubt=BOTH)
    index()
    changed = {"title": ASKED, "doubt": "Other words"}
    revise(record=record, values=changed, base=1, by=steward, at=at)
    assert CANARY not in "".join(answers(client, cycle))


def test_what_is_hidden_takes_no_place_from_what_is_shown(
    make, client, cycle, draft_cycle, monkeypatch
) -> None:
    for _number in range(3):
        make("objective", cycle=draft_cycle, title=ASKED)
    make("objective", title=BOTH)
    index()
    monkeypatch.setattr(queries, "MOST", 1)
    page, data = answers(client, None)
    assert CANARY in page and CANARY in data
    assert '"complete": true' in data


def test_hostile_words_of_a_record_stay_words(make, client, cycle) -> None:
    text = f"{ASKED} <script>alert(1)</script> <mark>not ours</mark> & {{{{ cycle }}}} \x02 {ASKED}"
    make("section", page=make("page").reference, title=f"<b>{ASKED}</b>", text=text)
    index()
    page, _data = answers(client, cycle)
    assert "<script>alert" not in page and "<mark>not ours" not in page and "<b>" not in page
    assert page.count(f"<mark>{ASKED}</mark>") == 2


@pytest.mark.parametrize("words", ['"><script>alert(1)</script>', "' onfocus=alert(1) x='", "</title><b>"])
def test_hostile_words_of_a_visitor_stay_words(words, client, cycle) -> None:
    page = client.get(f"/{cycle.slug}/search/", {"q": words, "kind": words, "after": words}).content.decode()
    assert words not in page


@pytest.mark.parametrize("where", ["/", "/oakland-2018-20/"])
@pytest.mark.parametrize("end", ["/", ".json"])
def test_three_results_ask_no_more_of_the_database_than_one(where, end, make, client, cycle) -> None:
    asked = []
    for more in (1, 2):
        for _number in range(more):
            make("objective", title=BOTH)
        index()
        client.get(f"{where}search{end}", {"q": ASKED})
        with CaptureQueriesContext(connection) as captured:
            page = client.get(f"{where}search{end}", {"q": ASKED}).content.decode()
        asked.append((page.count(CANARY), len(captured)))
    assert asked[0][1] == asked[1][1]
    assert asked[0][0] < asked[1][0]


def test_search_is_not_kept_by_the_page_store(make, client, cycle) -> None:
    for address in ("/search/", "/search.json", f"/{cycle.slug}/search/", f"/{cycle.slug}/search.json"):
        answer = client.get(address, {"q": ASKED})
        assert "X-Moothill-Scope" not in answer
        assert answer["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("asked", [{"kind": "nonsense"}, {"after": "nonsense"}, {"cycle": "nonsense"}])
def test_what_is_not_there_is_said_with_the_words_kept(asked, client, cycle, other_cycle) -> None:
    page = client.get("/search/", {"q": ASKED, **asked})
    assert page.status_code == 400
    assert f'value="{ASKED}"' in page.content.decode()
    data = client.get("/search.json", {"q": ASKED, **asked})
    assert data.status_code == 400 and data.json()["error"]


def test_nothing_found_comes_with_help(client, cycle) -> None:
    page = client.get(f"/{cycle.slug}/search/", {"q": ASKED}).content.decode()
    assert "Nothing found" in page and "try fewer words" in page


def test_results_are_paged_and_the_filters_stay(make, client, cycle, monkeypatch) -> None:
    monkeypatch.setattr(queries, "PAGE", 1)
    for number in range(3):
        make("objective", title=f"{ASKED} {number}")
    index()
    data = client.get(f"/{cycle.slug}/search.json", {"q": ASKED, "kind": "objective"}).json()
    titles = [data["results"][0]["title"]]
    while data["next"]:
        data = client.get(data["next"]).json()
        titles.append(data["results"][0]["title"])
    assert titles == [f"{ASKED} {number}" for number in range(3)]
    page = client.get(f"/{cycle.slug}/search/", {"q": ASKED, "kind": "objective"}).content.decode()
    assert f"?q={ASKED}&amp;kind=objective&amp;after=0-" in page


def test_a_whole_import_is_indexed_in_steps(make, cycle, at, client, monkeypatch) -> None:
    from moothill.commons.record.batches import Item, bring_in
    from moothill.commons.search import indexing

    monkeypatch.setattr(indexing, "STEP", 2)
    items = [Item("objective", {"title": f"{ASKED} {number}"}) for number in range(5)]
    bring_in(cycle=cycle, items=items, by=OPERATOR, at=at, reason="To try", source="a list")
    counts = []
    while advance(FOLLOWER, follow):
        counts.append(Indexed.objects.count())
    assert counts == [2, 4, 5]


def test_the_index_is_made_anew_by_one_command(make, cycle, at, steward, capsys) -> None:
    from django.core.management import CommandError, call_command

    kept, gone = make("objective", title=ASKED), make("objective", title=ASKED)
    index()
    Indexed.objects.filter(pk=kept.pk).update(title="Damaged", version=0)
    withdraw(record=gone, reason="Twice", by=steward, at=at)
    call_command("search", "rebuild")
    assert "2 records are indexed" in capsys.readouterr().out
    assert [row.title for row in Indexed.objects.all()] == [f"{kept.reference} {kept.number} {ASKED}"]
    with pytest.raises(CommandError, match="oakland-2018-20"):
        call_command("search", "rebuild", cycle="nowhere")
