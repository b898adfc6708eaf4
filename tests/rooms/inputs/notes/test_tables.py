"""Tables are opened by the team, under addresses that are shown once."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.rooms.inputs.errors import NotAnEvent, WrongTables
from moothill.rooms.inputs.models import TableLink
from moothill.rooms.inputs.operations import close_table, open_tables

pytestmark = pytest.mark.django_db


def test_the_team_opens_tables_and_the_journal_tells_how_many(event, team_member, now):
    opened = open_tables(
        event=event,
        names=[" 1", "2", "", "2 ", "Youth"],
        until=now + timedelta(hours=1),
        by=team_member,
        at=now,
    )
    assert [each.link.table for each in opened] == ["1", "2", "Youth"]
    line = Entry.objects.latest("pk")
    assert (line.kind, line.facts, line.subject) == (
        "tables.opened",
        '{"tables":3}',
        f"{event.cycle.slug}/A-1",
    )
    kept = str(list(TableLink.objects.values())) + str(list(Entry.objects.values()))
    assert not any(each.token in kept or each.token in repr(each) for each in opened)


@pytest.mark.parametrize("who", ["passer_by", "account_holder", "observer", "steward_elsewhere"])
def test_nobody_else_opens_one(who, cast, event, now, trace):
    before = trace()
    with pytest.raises(Refused):
        open_tables(event=event, names=["1"], until=now + timedelta(hours=1), by=cast[who], at=now)
    assert trace() == before


@pytest.mark.parametrize(
    ("names", "hours", "field"),
    [([" "], 1, "names"), (["x" * 81], 1, "names"), ([str(n) for n in range(61)], 1, "names"), (["1"], 0, "until"),
     (["1"], 24 * 93, "until")],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_box(names, hours, field, event, team_member, now, trace):
    before = trace()
    with pytest.raises(WrongTables) as refused:
        open_tables(event=event, names=names, until=now + timedelta(hours=hours), by=team_member, at=now)
    assert refused.value.field == field
    assert trace() == before


def test_tables_stand_at_published_events_alone(make, event, team_member, now):
    stage = {"stage": "ST-1"}
    draft = make("activity", publish=False, form="event", place="Oakland", **stage)
    for other in (make("activity", **stage), draft, make("objective")):
        with pytest.raises(NotAnEvent):
            open_tables(event=other, names=["1"], until=now + timedelta(hours=1), by=team_member, at=now)


def test_a_table_opened_again_has_one_address_and_keeps_what_it_wrote(open_table, write, client, cycle):
    first = open_table()
    write("Benches.", at=first)
    second = open_table()
    assert client.get(f"/{cycle.slug}/tables/{first.token}/").status_code == 410
    answer = client.get(f"/{cycle.slug}/tables/{second.token}/")
    assert answer.status_code == 200 and "Benches." in answer.content.decode()


def test_closing_is_told_once(table, team_member, now):
    for _each in range(2):
        close_table(link=table.link, by=team_member, at=now)
    assert Entry.objects.filter(kind="tables.closed").count() == 1


class TestThePages:
    def test_the_addresses_are_shown_once_with_a_code_to_scan(self, client_of, steward, event, client):
        steward_at = client_of(steward)
        home = f"{event.get_absolute_url()}tables/"
        until = (event.created_at.replace(year=2100)).strftime("%Y-%m-%dT%H:%M")
        assert steward_at.post(home, {"names": "1\n2", "until": until}).status_code == 422
        form = steward_at.get(home).context["form"]
        answer = steward_at.post(home, {"names": "1\n2", "until": form.initial["until"]})
        assert answer["Cache-Control"].startswith("no-store, private")
        sheets = answer.context["sheets"]
        assert [sheet["table"] for sheet in sheets] == ["1", "2"]
        assert all(sheet["code"].startswith("data:image/svg+xml") for sheet in sheets)
        again = steward_at.get(home).content.decode()
        assert all(sheet["address"].split("/tables/")[1] not in again for sheet in sheets)
        assert client.get(sheets[0]["address"].removeprefix("http://testserver")).status_code == 200

    def test_the_moment_is_where_the_cycle_lives(self, client_of, steward, event, cycle):
        cycle.zone = "Asia/Tokyo"
        cycle.save()
        home = f"{event.get_absolute_url()}tables/"
        form = client_of(steward).get(home).context["form"]
        client_of(steward).post(home, {"names": "1", "until": form.initial["until"]})
        until = TableLink.objects.get().until
        assert f"{until.astimezone(ZoneInfo('Asia/Tokyo')):%Y-%m-%dT%H:%M}" == form.initial["until"]

    def test_a_stranger_is_shown_the_way_to_sign_in(self, client, event):
        assert client.get(f"{event.get_absolute_url()}tables/")["Location"].startswith("/accounts/login/")

    def test_a_table_is_closed_after_a_question(self, client_of, team_member, event, table, address, client):
        browser, home = client_of(team_member), f"{event.get_absolute_url()}tables/"
        close = f"{home}{table.link.pk}/close/"
        assert browser.get(close).status_code == 200
        assert client.get(address).status_code == 200
        assert browser.post(close)["Location"] == home
        assert client.get(address).status_code == 410
        assert browser.get(f"{home}999/close/").status_code == 404

    def test_only_insiders_see_the_tools_on_the_page_of_the_event(self, client_of, cast, event):
        for who, actor in cast.items():
            page = client_of(actor).get(event.get_absolute_url()).content.decode()
            assert ("Tables for notes" in page) == (who in {"steward", "civil_steward", "team_member"}), who

    def test_the_list_of_tables_asks_as_much_for_one_as_for_three(
        self, client_of, steward, event, open_table, django_assert_num_queries, write
    ):
        browser, home = client_of(steward), f"{event.get_absolute_url()}tables/"
        write(at=open_table("1"))
        browser.get(home)
        with CaptureQueriesContext(connection) as one:
            browser.get(home)
        for name in ("2", "10"):
            write(at=open_table(name))
        with django_assert_num_queries(len(one)):
            page = browser.get(home)
        assert [link.table for link, _count in page.context["rows"]] == ["1", "2", "3", "10"]
