"""The pages on which progress is reported and read."""

from datetime import date, timedelta

import pytest
import time_machine

from moothill.commons.record.models import Record
from moothill.commons.record.operations import withdraw
from moothill.rooms.monitoring.models import Round, Update
from moothill.rooms.monitoring.operations import close_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, at):
    def of(record, rest="", *, by=client, when=at, **given):
        path = f"{record.get_absolute_url()}{rest}"
        with time_machine.travel(when, tick=False):
            answer = by.post(path, given) if given else by.get(path)
        return answer, answer.content.decode()

    return of


def test_the_form_keeps_what_was_typed_and_says_what_would_do(world, page, client_of, upload, steward, at):
    lead, form = client_of(world.lead), {"round": world.round.reference, "happened": "The ink ran out."}
    answer, shown = page(world.first, "report/", by=lead)
    assert answer.status_code == 200 and "Winter 2018" in shown
    answer, shown = page(world.first, "report/", by=lead, **form, state="behind", upload_1=upload())
    assert answer.status_code == 422 and "The ink ran out." in shown and "stands in the way" in shown
    assert "Choose the file again" in shown and not Update.objects.exists()
    wrong = {"title_1": "A page", "address_1": "https://harbour.example/"}
    answer, shown = page(world.first, "report/", by=lead, **form, **wrong, state="complete")
    assert (
        answer.status_code == 422 and "a link with no copy" in shown and "https://harbour.example/" in shown
    )
    program = upload("accounts.pdf", b"MZ\x90\x00" + bytes(60))
    answer, shown = page(
        world.first, "report/", by=lead, **form, state="complete", title_1="It", upload_1=program
    )
    assert answer.status_code == 422 and "is named like a PDF" in shown
    answer, _shown = page(
        world.first,
        "report/",
        by=lead,
        **form,
        state="complete",
        title_1="It",
        upload_1=upload(),
        day="2018-02-27",
    )
    assert answer.status_code == 303
    made = Update.objects.get()
    assert answer["Location"] == made.record.get_absolute_url() and made.day == date(2018, 2, 27)
    close_round(round=world.round, because="Over.", by=steward, at=at)
    answer, shown = page(world.first, "report/", by=lead, **form, state="behind", challenge="funding")
    assert answer.status_code == 409 and "The ink ran out." in shown and "is closed" in shown


def test_both_sides_stand_beside_each_other_on_milestone_commitment_and_update(world, page, proof):
    world.report(
        "complete", evidence=(proof(),), day=date(2018, 2, 1), happened="The page hangs at the pier."
    )
    back = world.report("in-progress", happened="It blew away.", verdict="")
    civil = world.report(
        "behind", by=world.civil_lead, challenge="approvals", verdict="partly", happened="We saw none."
    )
    _answer, shown = page(world.first)
    assert shown.index("Government</h3>") < shown.index("Civil society</h3>")
    for words in (
        "The page hangs at the pier.",
        "It blew away.",
        "We saw none.",
        "agrees in part",
        "accounts.txt",
    ):
        assert words in shown
    assert "Was called complete before" in shown
    _answer, shown = page(world.commitment)
    assert "0 of 2 milestones are complete" in shown and "The two sides see these differently" in shown
    assert "nothing reported" in shown
    _answer, shown = page(back)
    assert "had called it complete" in shown and "We saw none." in shown
    _answer, shown = page(civil)
    assert "It blew away." in shown
    answer, shown = page(world.first, "updates/")
    assert answer.status_code == 200 and "We saw none." in shown
    assert page(world.first, "updates/?page=2")[0].status_code == 404


def test_overdue_is_said_in_public_by_the_clock(world, page, steward, at):
    world.report("complete")
    due, late = at + timedelta(days=19), at + timedelta(days=21)
    for record in (world.first, world.second, world.commitment, world.round):
        assert "overdue" not in page(record, when=due)[1]
    for record in (world.second, world.commitment, world.round):
        assert "2 days overdue" in page(record, when=late)[1]
    assert "2 days overdue" in page(world.first, when=late)[1], "civil society's report is"
    _answer, shown = page(world.round, when=late)
    assert "1 of 4 reports is in" in shown or "1 of 4 reports are in" in shown
    close_round(round=world.round, because="Over.", by=steward, at=late)
    assert "overdue" not in page(world.commitment, when=late)[1]
    assert "Never reported on" in page(world.round, when=late)[1]


def test_the_list_of_periods_says_where_each_stands(world, make, client, client_of, steward, at):
    make("round", title="Not yet public", publish=False)
    make("round", title="Summer 2018", when="June 2018")
    with time_machine.travel(at, tick=False):
        public = client.get(f"/{world.cycle.slug}/rounds/").content.decode()
        inside = client_of(steward).get(f"/{world.cycle.slug}/rounds/").content.decode()
    assert "to come" in public and "open" in public and "Not yet public" not in public
    assert "Not yet public" in inside and "Add a reporting period" in inside


def test_opening_closing_and_asking_by_page(world, page, client_of, steward, make, at):
    browser = client_of(steward)
    _answer, shown = page(world.round, by=browser)
    assert "Ask the leads by e-mail" in shown and "Close this period" in shown
    answer, shown = page(world.round, "ask/", by=browser, of=[world.commitment.reference])
    assert answer.status_code == 200 and "2 leads get" in shown
    answer, shown = page(world.round, "ask/", by=browser, of=[world.commitment.reference])
    assert answer.status_code == 409 and "within the last hour" in shown
    answer, shown = page(world.round, "close/", by=browser, because=" ")
    assert answer.status_code == 422 and Round.objects.get(pk=world.round.pk).closed_at is None
    answer, _shown = page(world.round, "close/", by=browser, because="Over.")
    assert answer.status_code == 303
    answer, shown = page(world.round, "close/", by=browser, because="Twice.")
    assert answer.status_code == 409 and "Twice." in shown
    answer, _shown = page(world.round, "open-again/", by=browser, because="Two were ill.")
    assert answer.status_code == 303 and Round.objects.get(pk=world.round.pk).closed_at is None


def test_what_is_not_public_is_on_no_page(world, page, make, steward, at):
    hidden = world.report(happened="To be withdrawn.")
    withdraw(record=hidden, reason="By mistake.", by=steward, at=at)
    draft = make("milestone", title="A secret step", commitment=world.commitment.reference, publish=False)
    for record in (world.first, world.commitment, world.round):
        shown = page(record)[1]
        assert "To be withdrawn." not in shown and "A secret step" not in shown
    assert page(draft, "updates/")[0].status_code == 404
    assert page(Record.objects.get(pk=hidden.pk))[0].status_code == 410


def test_a_page_asks_as_much_for_many_milestones_as_for_one(world, page, make, at):
    def asked(record):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as found:
            page(record, when=at + timedelta(days=30))
        return len(found)

    world.report()
    world.report(by=world.civil_lead)
    few = [asked(record) for record in (world.commitment, world.round, world.first)]
    for number in range(3, 6):
        other = make("milestone", commitment=world.commitment.reference, number=f"1.{number}")
        for by in (world.lead, world.civil_lead):
            world.report(on=other, by=by)
            world.report(by=by)
    assert [asked(record) for record in (world.commitment, world.round, world.first)] == few
