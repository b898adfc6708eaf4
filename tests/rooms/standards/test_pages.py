"""The page of the checks, the same as data, the form that pins a pack, and the command line."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from moothill.commons.cycles.frame import SCOPE_HEADER
from moothill.commons.cycles.operations import change_state
from moothill.commons.policy.actors import OPERATOR
from moothill.core.policy import CycleState
from moothill.rooms.standards.models import PackPinned
from moothill.rooms.standards.queries import pins
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db

HOME = "/oakland-2018-20/"


@pytest.fixture
def contradiction(make, pinned):
    pinned()
    stage = make("stage", title="Raising awareness", when="March 2018").reference
    return make("activity", title="A late walk", stage=stage, when="5 May 2018", state="complete")


def read(client: Client, address: str = "standards/", status: int = 200) -> str:
    answer = client.get(HOME + address)
    assert answer.status_code == status
    return words(answer.content.decode())


def test_a_passer_by_reads_each_rule_with_its_records_source_and_mark(contradiction, client):
    shown = read(client)
    assert (
        "The pack of this cycle: The local pilot of 2017 to 2020 (subnational-2017 1), since 1 March 2018"
        in shown
    )
    assert "It binds us" in shown
    assert (
        "Its date (“5 May 2018”) lies outside its stage (“March 2018”). A late walk A-1; Raising awareness ST-1"
        in shown
    )
    assert (
        "The rule is confirmed in its source. Source: Planning page of Scotland’s second action plan (2018)"
        in shown
    )
    assert "Nothing in this system answers these rules yet." in shown
    page = client.get(f"{HOME}standards/").content.decode()
    assert f'<a href="{HOME}activities/A-1/">' in page


def test_results_can_be_chosen(contradiction, client):
    shown = read(client, "standards/?result=fail")
    assert "PRO-14" in shown
    assert "PRO-13" not in shown
    assert "FOR-07" not in shown


@pytest.mark.parametrize("query", ["?result=great", "?pack=national-1999"])
def test_what_is_not_there_is_said_and_nothing_is_shown(contradiction, client, query):
    shown = read(client, f"standards/{query}", 400)
    assert "Choose one of" in shown
    assert "PRO-14" not in shown


def test_another_pack_only_compares(contradiction, client):
    shown = read(client, "standards/?pack=national-2022")
    assert "it is not the pack that is pinned to this cycle" in shown
    assert "By its dates this is not the rule book of this plan." in shown
    assert "provisional" in shown


def test_a_cycle_without_a_pack_says_so(cycle, client):
    assert "No rule pack is pinned, so there is nothing to check against." in read(client)
    assert json.loads(client.get(f"{HOME}standards.json").content)["pack"] is None


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "steward_elsewhere", "steward", "team_member"]
)
def test_nobody_is_told_of_drafts(contradiction, make, cast, client_of, who):
    make("activity", title="Canary", stage="ST-1", when="5 May 2018", publish=False)
    client = client_of(cast[who])
    assert "Canary" not in read(client)
    assert "Canary" not in client.get(f"{HOME}standards.json").content.decode()


@pytest.mark.parametrize("address", ["standards/", "standards.json", "standards/pin/"])
def test_a_cycle_that_is_not_public_is_there_for_its_own_people_only(draft_cycle, client, address):
    assert client.get(f"/{draft_cycle.slug}/{address}").status_code == 404


def test_the_same_as_data(contradiction, client):
    answer = client.get(f"{HOME}standards.json")
    data = json.loads(answer.content)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert (data["pack"]["id"], data["pinned"]["reason"], data["judged_as_of"] > "2018") == (
        "subnational-2017",
        "It binds us",
        True,
    )
    rule = next(each for each in data["results"] if each["rule"] == "PRO-14")
    assert (rule["result"], rule["provisional"], rule["severity"]) == ("fail", False, "advice")
    assert rule["facts"][0]["records"][0] == {
        "reference": "A-1", "title": "A late walk", "url": f"{HOME}activities/A-1/",
    }  # fmt: skip
    assert rule["source"]["address"].startswith("https://")
    provisional = next(each for each in data["results"] if each["rule"] == "FOR-07")
    assert (provisional["provisional"], provisional["mark"]) == (True, "own")


def test_data_of_an_unknown_pack_is_refused_in_words(cycle, client):
    answer = client.get(f"{HOME}standards.json?pack=x")
    assert (answer.status_code, "Choose one of" in json.loads(answer.content)["error"]) == (400, True)


@pytest.mark.parametrize(("pack", "scope"), [("", "own"), ("?pack=national-2022", "*")])
def test_the_page_holds_while_the_journals_stand_that_it_hangs_on(contradiction, cycle, client, pack, scope):
    for address in ("standards/", "standards.json"):
        held = client.get(f"{HOME}{address}{pack}")[SCOPE_HEADER]
        assert held == (str(cycle.head_id) if scope == "own" else "*")


def test_titles_are_escaped(make, pinned, client):
    pinned()
    stage = make("stage", title="<b>Stage</b>", when="March 2018").reference
    for number in ("1", "2"):
        make(
            "activity",
            title="<script>x</script> 100%(s)",
            stage=stage,
            when="5 May 2018",
            form="event",
            place="Oakland",
        )
    page = client.get(f"{HOME}standards/").content.decode()
    assert "<script>x" not in page
    assert "&lt;script&gt;x&lt;/script&gt; 100%(s)" in page


PIN = f"{HOME}standards/pin/"


def test_a_stranger_is_asked_to_sign_in_and_others_are_refused(cycle, cast, client_of):
    assert client_of(cast["passer_by"]).get(PIN).status_code == 302
    for who in ("account_holder", "team_member", "observer", "steward_elsewhere"):
        for answer in (
            client_of(cast[who]).get(PIN),
            client_of(cast[who]).post(f"{PIN}?pack=local-2021", {"reason": "x"}),
        ):
            assert answer.status_code == 403
    assert not PackPinned.objects.exists()


def test_only_stewards_are_offered_to_pin(contradiction, cast, client_of):
    for who, actor in cast.items():
        offered = "Pin another pack" in read(client_of(actor))
        assert offered is (who in {"steward", "civil_steward"}), who


def test_a_steward_chooses_looks_over_the_numbers_and_pins(cycle, pinned, steward, client_of):
    pinned()
    client = client_of(steward)
    assert "in force for this plan’s dates" in words(client.get(PIN).content.decode())
    form = client.get(f"{PIN}?pack=national-2017")
    assert "The pack says: 20." in words(form.content.decode())
    sent = {
        "reason": "The Support Unit says so",
        "plan.deadline": "31-12",
        "plan.submission": "",
        "meeting.minutes_days": "",
    }
    answer = client.post(f"{PIN}?pack=national-2017", sent)
    assert (answer.status_code, answer["Location"]) == (303, f"{HOME}standards/")
    now, before = pins(cycle)
    assert (now.pack.id, dict(now.values), before.pack.id) == (
        "national-2017",
        {"plan.deadline": "31-12"},
        "subnational-2017",
    )
    again = client.get(f"{PIN}?pack=national-2017").content.decode()
    assert 'value="31-12"' in again


@pytest.mark.parametrize(("sent", "told"), [
    ({"reason": ""}, "Why?"),
    ({"reason": "x", "plan.deadline": "31 December"}, "Write a day and a month in figures, such as 31-08."),
    ({"reason": "x" * 2001}, "2000"),
])  # fmt: skip
def test_a_form_with_a_fault_comes_back_with_everything_in_it(cycle, steward, client_of, sent, told):
    sent = {"plan.submission": "D-7", **sent}
    answer = client_of(steward).post(f"{PIN}?pack=national-2017", sent)
    page = answer.content.decode()
    assert (answer.status_code, told in words(page), 'value="D-7"' in page) == (422, True, True)
    assert not PackPinned.objects.exists()


def test_pinning_the_same_again_is_said_to_change_nothing(pinned, steward, client_of):
    pinned("local-2021")
    answer = client_of(steward).post(f"{PIN}?pack=local-2021", {"reason": "Again"})
    assert (answer.status_code, "Nothing was changed." in words(answer.content.decode())) == (422, True)


def test_an_unknown_pack_has_no_form(cycle, steward, client_of):
    assert client_of(steward).get(f"{PIN}?pack=x").status_code == 404


def told_by(*arguments: str) -> str:
    out = StringIO()
    call_command("standards", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_prints_results_and_what_fails_is_no_error(contradiction, cycle):
    printed = told_by("check", "--cycle", cycle.slug)
    assert "NOT MET" in printed
    assert "PRO-14  No date contradicts another" in printed
    assert "[A-1, ST-1]" in printed
    data = json.loads(told_by("check", "--cycle", cycle.slug, "--json", "--pack", "national-2017"))
    assert (data["pack"]["id"], data["pack"]["is_pinned"]) == ("national-2017", False)


def test_the_command_says_where_no_pack_is_pinned(cycle):
    assert "No rule pack is pinned" in told_by("check", "--cycle", cycle.slug)


def test_the_operator_pins_at_the_command_line(cycle):
    told_by(
        "pin",
        "--cycle",
        cycle.slug,
        "--pack",
        "national-2017",
        "--reason",
        "x",
        "--set",
        "plan.deadline=31-12",
    )
    assert dict(pins(cycle)[0].values) == {"plan.deadline": "31-12"}


@pytest.mark.parametrize(("arguments", "told"), [
    (("check", "--cycle", "nowhere"), "The cycles here: oakland-2018-20"),
    (("check", "--cycle", "oakland-2018-20", "--pack", "x"), "Choose one of"),
    (("pin", "--cycle", "oakland-2018-20", "--pack", "x", "--reason", "x"), "Choose one of"),
    (("pin", "--cycle", "oakland-2018-20", "--pack", "local-2021", "--reason", " "), "Say why"),
    (("pin", "--cycle", "oakland-2018-20", "--pack", "local-2021", "--reason", "x", "--set", "x"), "sets nothing"),
    (("pin", "--cycle", "oakland-2018-20", "--pack", "local-2021", "--reason", "x", "--set", "x=1"), "no such parameter"),
])  # fmt: skip
def test_the_command_refuses_in_a_sentence(cycle, arguments, told):
    with pytest.raises(CommandError, match=told):
        told_by(*arguments)
    assert not PackPinned.objects.exists()


def test_the_page_of_an_ended_cycle_counts_no_more_days(contradiction, cycle, client, at):
    change_state(cycle=cycle, state=CycleState.ENDED, reason="Over", by=OPERATOR, at=at)
    assert "It is judged as of its last day: 31 August 2020" in read(client)
