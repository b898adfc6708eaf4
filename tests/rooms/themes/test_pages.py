"""The pages: what they say, to whom, and how little they ask."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.journal.models import Entry
from moothill.commons.record.models import Link
from moothill.rooms.themes import operations
from moothill.rooms.themes.models import Apart, Theme
from moothill.rooms.themes.queries import answers

pytestmark = pytest.mark.django_db

HOME = "/oakland-2018-20/themes/"


@pytest.fixture
def answered():
    """Says which records are answered, as a later room does."""
    kept = list(answers._finder)
    ids = set()
    answers.fill(lambda cycle, actor, records: ids & set(records))
    yield ids
    answers.fill(kept[0] if kept else None)


@pytest.fixture
def steward_client(client_of, steward):
    return client_of(steward)


def words_of(answer):
    return " ".join(answer.content.decode().split())


def test_the_list_says_everything_about_each_theme(make, say, put, client, answered, asked):
    theme = make("theme", title="Parks", number="1")
    one, two = (make("point", title=n, theme=theme.reference) for n in ("Benches", "Trees"))
    put(one, say(), say("More", coming_by="paper"))
    answered.add(two.pk)
    page = words_of(client.get(HOME))
    assert "1 of 2 answered." in page
    assert "raised by 2 contributions" in page
    assert "1 of 2 points answered" in page
    assert "Benches" in page
    assert "cannot show how many people support" in page
    assert "The forum asked in June." in page
    for address in ("none/", "pack/"):
        assert f"{HOME}{address}" in page
    assert page.index("Parks") < page.index("The picture as a table")


def test_until_somebody_answers_the_list_says_so_in_numbers(make, client):
    theme = make("theme")
    for n in range(3):
        make("point", title=str(n), theme=theme.reference)
    assert "0 of 3 answered." in words_of(client.get(HOME))


def test_a_point_says_from_which_contribution_or_that_nobody_knows(make, say, put, client):
    theme = make("theme")
    known, _unknown, _bare = (
        make("point", title=n, theme=theme.reference, origin=o)
        for n, o in (("Benches", "linked"), ("Trees", "unknown"), ("Bins", "linked"))
    )
    put(known, say("We want benches"))
    page = words_of(client.get(theme.get_absolute_url()))
    assert 'href="/oakland-2018-20/inputs/I-1/" title="We want benches"' in page
    assert "nobody knows from which contribution" in page
    assert "no contribution is linked to it" in page
    assert "Nobody knows from which contribution." in words_of(client.get("/oakland-2018-20/points/P-2/"))
    assert "We want benches" in words_of(client.get(known.get_absolute_url()))


def test_the_theme_says_what_it_stands_for_and_what_it_rests_on(make, say, code, put, client):
    theme = make(
        "theme",
        values=[{"value": "transparency", "why": "It opens the books."}],
        goals=[{"goal": "16"}],
        areas=[{"area": "Budgets"}],
    )
    label, stage = make("code", title="open books", standing="adopted"), make("stage", when="March 2018")
    event = make("activity", title="An evening", stage=stage.reference)
    code(label, say("Show the budget"))
    put(theme, label, event)
    page = words_of(client.get(theme.get_absolute_url()))
    for words in (
        "It opens the books.", "16 Peace, justice", "Budgets", "open books (", "1 contribution", "An evening (A-1)",
        "Show the budget", "raised by 1 contribution",
    ):  # fmt: skip
        assert words in page


def test_a_contribution_says_in_which_themes_it_is_and_how_it_came_there(
    make, say, code, put, client, asked, steward, at
):
    theme, label, one = make("theme", title="Parks"), make("code", title="benches", standing="adopted"), say()
    code(label, one)
    put(theme, label)
    page = words_of(client.get(one.get_absolute_url()))
    assert "Parks (TH-1)</a> through" in page
    receipt = page[page.index("Grouped with others") :][:200]
    assert "Parks" not in receipt
    operations.agree(theme=theme, reason="Agreed.", by=steward, at=at)
    page = words_of(client.get(one.get_absolute_url()))
    assert "Parks" in page[page.index("Grouped with others") :][:400]


def test_the_same_questions_whatever_there_is(make, say, code, put, client, cycle, answered):
    def fill(number):
        theme, label = make("theme", title=f"T{number}"), make("code", title=f"c{number}", standing="adopted")
        point = make("point", theme=theme.reference)
        code(label, say(f"a{number}"))
        put(theme, label, say(f"b{number}"))
        put(point, say(f"c{number}"))
        return theme

    def asked_by(address):
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address, headers={"cache-control": "no-cache"}).status_code == 200
        return len(asked)

    first = fill(1)
    addresses = (HOME, first.get_absolute_url(), "/oakland-2018-20/themes.json", HOME + "none/")
    one = [asked_by(address) for address in addresses]
    for number in (2, 3):
        fill(number)
        point = make("point", theme=first.reference)
        put(point, say(f"p{number}"))
        put(first, say(f"d{number}"))
    assert [asked_by(address) for address in addresses] == one


def test_drafts_are_seen_by_insiders_alone(make, say, put, client, steward_client):
    theme = make("theme", title="canary", publish=False)
    make("point", title="canary point", theme=theme.reference, publish=False)
    one = say()
    put(theme, one)
    for address in (
        HOME, HOME + "none/", HOME + "pack/", "/oakland-2018-20/themes.json", "/oakland-2018-20/points.csv",
        one.get_absolute_url(), "/oakland-2018-20/journal/",
    ):  # fmt: skip
        assert "canary" not in client.get(address).content.decode(), address
    assert client.get(theme.get_absolute_url()).status_code == 404
    assert client.get(HOME + "TH-1/contributions/").status_code == 404
    assert "canary" in steward_client.get(HOME).content.decode()


def test_all_contributions_of_a_theme_and_a_point_have_a_list(make, say, put, client):
    theme = make("theme")
    point = make("point", theme=theme.reference)
    put(point, say("By a point"))
    put(theme, say("Directly"))
    assert "2 contributions." in words_of(client.get(HOME + "TH-1/contributions/"))
    only = words_of(client.get("/oakland-2018-20/points/P-1/contributions/"))
    assert "By a point" in only
    assert "Directly" not in only
    for address in (HOME, HOME + "TH-1/contributions/", HOME + "none/"):
        assert client.get(f"{address}?after=x").status_code == 400


def test_what_fits_none_shows_who_set_it_apart_and_why(say, client, team_member, at):
    one, _two = say("Mars"), say("Venus")
    operations.set_apart(record=one, because="Too far away.", by=team_member, at=at)
    page = words_of(client.get(HOME + "none/"))
    assert page.index("Mars") < page.index("Too far away.") < page.index("Venus")
    assert "Too far away." in words_of(client.get(one.get_absolute_url()))


def test_the_pack_draws_its_quotes_evenly_and_names_nobody_without_consent(make, say, put, client):
    theme = make("theme", title="Parks")
    for n in range(12):
        put(theme, say(f"On site {n}"))
    put(theme, say("On paper", coming_by="paper"))
    put(theme, say("By mail", coming_by="mail", consent="named", said_by="Rowan Ash"))
    page = words_of(client.get(HOME + "pack/"))
    assert page.count("<blockquote") == 10
    assert "On paper" in page
    assert "Rowan Ash" in page
    assert "On site 7" in page
    assert "On site 8" not in page


def test_the_data_have_points_numbers_and_links(make, say, code, put, client):
    theme, label = make("theme"), make("code", standing="adopted")
    point = make("point", theme=theme.reference)
    code(label, say("a"))
    put(theme, label, say("b", coming_by="paper"))
    put(point, say("c"))
    (row,) = json.loads(client.get("/oakland-2018-20/themes.json").content)["results"]
    assert (row["raised_by"], row["raised_by_source"]) == (3, {"site": 2, "paper": 1})
    assert (row["points"], row["codes"], row["contributions"]) == (["P-1"], [label.reference], ["I-2"])
    assert (row["shown_standing"], row["points_answered"], row["events"]) == ("proposed", 0, [])
    sheet = client.get("/oakland-2018-20/themes.csv").content.decode()
    assert '"paper: 1; site: 2"' in sheet or "paper: 1; site: 2" in sheet or "site: 2; paper: 1" in sheet
    (row,) = json.loads(client.get("/oakland-2018-20/points.json").content)["results"]
    assert (row["contributions"], row["answered"]) == (["I-3"], False)


def test_search_finds_themes_and_points(make, client):
    from moothill.commons.search.indexing import rebuild_all

    theme = make("theme", title="Orchards")
    make("point", title="Plant orchards", theme=theme.reference)
    rebuild_all()
    page = client.get("/oakland-2018-20/search/?q=orchards").content.decode()
    assert "TH-1" in page
    assert "P-1" in page


def test_from_an_input_a_list_or_a_pile_by_the_same_form(make, say, steward_client):
    theme, one, two = make("theme"), say("a"), say("b")
    form = steward_client.get(f"{HOME}put/?of=I-1&of=I-2").content.decode()
    assert "I-1, I-2" in form
    sent = {"of": "I-1, i-2", "into": theme.reference, "reason": "Both do."}
    answer = steward_client.post(f"{HOME}put/", sent)
    assert (answer.status_code, answer["Location"]) == (303, theme.get_absolute_url())
    assert set(Link.objects.values_list("cause", flat=True)) == {one.pk, two.pk}
    assert steward_client.post(f"{HOME}put/", sent).status_code == 303
    assert Entry.objects.filter(kind="theme.joined").count() == 1


def test_what_was_typed_stays_in_the_form_that_is_refused(make, say, steward_client):
    make("theme")
    sent = {"of": "I-77", "into": "TH-1", "reason": "Because of the canary."}
    answer = steward_client.post(f"{HOME}put/", sent)
    assert answer.status_code == 422
    assert "I-77: There is nothing under this reference." in answer.content.decode()
    assert "Because of the canary." in answer.content.decode()


def test_a_theme_goes_its_way_through_the_forms(make, say, put, steward_client, cycle):
    theme, other = make("theme", title="Parks"), make("theme", title="Trees")
    put(theme, say())
    url = theme.get_absolute_url()
    assert "Nobody was asked yet" in steward_client.post(f"{url}agree/", {"reason": "Yes."}).content.decode()
    assert steward_client.post(f"{HOME}missed/", {"call": "", "because": ""}).status_code == 422
    assert steward_client.post(f"{HOME}missed/", {"call": "", "because": "No time."}).status_code == 303
    assert steward_client.post(f"{url}agree/", {"reason": "Yes."}).status_code == 303
    assert steward_client.post(f"{url}use/", {"reason": "Commitment 1."}).status_code == 303
    out = steward_client.post(f"{url}take-out/", {"of": "I-1", "reason": "No."})
    assert (out.status_code, "the last by which" in out.content.decode()) == (422, True)
    key = "4b5f0c0e-8d2a-4b0e-9a51-3f6a1d8f7c11"
    sent = {"of": ["TH-2"], "into": "TH-1", "reason": "One.", "key": key}
    assert steward_client.post(f"{HOME}merge/", sent)["Location"] == url
    assert steward_client.post(f"{HOME}merge/", sent)["Location"] == url
    make("point", title="Benches", theme="TH-1")
    parts = {"titles": "Parks\nBenches", "to-P-1": "2", "reason": "Two."}
    answer = steward_client.post(f"{url}split/", parts)
    assert answer.status_code == 303
    rows = Theme.objects.order_by("pk").values_list("record__title", "record__state")
    assert list(rows) == [
        ("Parks", "withdrawn"), ("Trees", "withdrawn"), ("Parks", "published"), ("Benches", "published"),
    ]  # fmt: skip
    assert Theme.objects.get(record__title="Benches").points.count() == 1
    assert other


def test_setting_apart_by_its_form_and_taking_it_back(say, client_of, team_member):
    say()
    browser = client_of(team_member)
    assert browser.post(f"{HOME}none/apart/", {"of": "I-1", "reason": "Mars."}).status_code == 303
    assert Apart.objects.get().because == "Mars."
    assert browser.post(f"{HOME}none/back/", {"of": "I-1", "reason": "It fits."}).status_code == 303
    assert not Apart.objects.exists()
    assert browser.post(f"{HOME}none/back/", {"of": "I-1", "reason": "It fits."}).status_code == 409


@pytest.mark.parametrize(
    "address", ["put/", "missed/", "merge/", "none/apart/", "TH-1/agree/", "TH-1/use/", "TH-1/split/", "TH-1/take-out/"]
)  # fmt: skip
def test_strangers_are_asked_to_sign_in_and_others_are_refused(
    make, client, client_of, account_holder, address
):
    make("theme")
    assert client.get(HOME + address).status_code == 302
    assert client_of(account_holder).get(HOME + address).status_code == 403


def test_the_panel_of_a_planning_page_draws_the_same_list(make, cycle, passer_by, at):
    from moothill.commons.record import panels
    from moothill.commons.record.drawing import draw
    from moothill.commons.record.panels import Place

    make("point", title="Benches", theme=make("theme", title="Parks").reference)
    panel = panels.get("themes.list")
    drawn = draw(panel, Place(cycle, passer_by, at), [""])[""]
    assert "0 of 1 point answered." in " ".join(drawn.split())
