"""Asking by e-mail, the personal link, reminders, and when it ends."""

from datetime import datetime, timedelta

import pytest
import time_machine

from moothill.commons.cycles.models import PracticePerson
from moothill.commons.journal.models import Entry
from moothill.commons.notifications.following import reader_of, silence
from moothill.commons.notifications.models import Letter
from moothill.commons.notifications.refusals import refuse
from moothill.commons.people.models import Person, Tries
from moothill.commons.policy.errors import Refused
from moothill.core.policy import Side
from moothill.rooms.commitments.models import Commitment
from moothill.rooms.commitments.operations import end_lead
from moothill.rooms.monitoring.errors import NobodyToAsk, RoundNotOpen
from moothill.rooms.monitoring.models import Invitation, Update
from moothill.rooms.monitoring.operations import close_round, remind
from moothill.rooms.monitoring.operations.erasing import erase
from moothill.rooms.monitoring.operations.exporting import export
from moothill.rooms.monitoring.queries import standings

pytestmark = pytest.mark.django_db

GOV, CIVIL = "government-lead@example.org", "civil-society-lead@example.org"


@pytest.fixture
def visit(client, world):
    """Opens an address, or sends a form to it, at a moment."""

    def at(path, moment=world.at, **given):
        with time_machine.travel(moment, tick=False):
            return client.post(path, given) if given else client.get(path)

    return at


def form(record, **given):
    return {f"{record.pk}-{name}": value for name, value in given.items()}


def test_each_lead_gets_a_link_that_is_in_the_mail_alone(world, steward, account_holder, links, at):
    with pytest.raises(Refused):
        world.ask(account_holder)
    asked = world.ask(steward)
    sent = links(at)
    assert [to for to, _path in sent] == [CIVIL, GOV] and len(asked.invitations) == 2
    assert links(at) == []
    with pytest.raises(NobodyToAsk):
        world.ask(steward, at=at + timedelta(minutes=59))
    line = Entry.objects.latest("pk")
    assert (line.kind, line.facts) == ("round.asked", '{"asked":2}')
    secret = sent[0][1].split("/")[-2]
    kept = [str(row) for model in (Invitation, Letter, Entry) for row in model.objects.values()]
    assert not any(secret in row or CIVIL in row or GOV in row for row in kept)
    world.ask(steward, at=at + timedelta(hours=1))
    again = links(at + timedelta(hours=1))
    assert len(again) == 2 and not {path for _to, path in again} & {path for _to, path in sent}


def test_who_cannot_be_written_to_is_passed_over_and_named(world, steward, links, make, at):
    refuse([GOV], said="550", at=at)
    silence(reader=reader_of(world.civil_lead.participant, at), cycle=world.cycle, at=at)
    with pytest.raises(NobodyToAsk) as refused:
        world.ask(steward)
    assert len(refused.value.whys) == 2 and links(at) == [] and not Invitation.objects.exists()
    close_round(round=world.round, because="Over.", by=steward, at=at)
    with pytest.raises(RoundNotOpen):
        world.ask(steward)


def test_a_report_by_link_needs_no_account_and_can_be_mended_for_a_week(
    world, steward, links, visit, upload, at
):
    world.ask(steward)
    sent_links = links(at)
    path = dict(sent_links)[GOV]
    page = visit(path)
    assert page.status_code == 200
    assert (page["Referrer-Policy"], page["X-Robots-Tag"]) == ("same-origin", "noindex")
    assert "no-store" in page["Cache-Control"] and b"A baker has read it" in page.content
    assert visit(path, whose="x").status_code == 422 and not Update.objects.exists(), "nothing was said"
    weak = visit(
        path,
        **form(world.first, state="behind", happened="We tried."),
        **form(world.second, state="complete"),
    )
    assert weak.status_code == 422 and not Update.objects.exists(), "all or none"
    assert b"We tried." in weak.content and b"1.1: " in weak.content
    sent = visit(
        path, whose="The harbour office",
        **form(world.first, state="behind", challenge="approvals", happened="We wait."),
        **form(world.second, state="complete", title_1="A photograph", upload_1=upload()),
    )  # fmt: skip
    assert sent.status_code == 303
    first, second = Update.objects.order_by("pk")
    assert (first.side, first.whose, second.state) == (Side.GOVERNMENT, "The harbour office", "complete")
    assert second.evidence[0]["file"] == "DOC-1"
    assert first.record.revisions.get().by_id == world.lead.participant
    assert b"We wait." in visit(sent["Location"]).content
    theirs = dict(sent_links)[CIVIL]
    assert b"The other side said last:" in visit(theirs).content
    said = form(
        world.second, state="behind", challenge="other", hindrance="No baker came.", verdict="disagrees"
    )
    for _click in "12":
        assert visit(theirs, **said, key="6a1c7b1e-6a0e-4c0c-9d0a-3f5a6b7c8d9e").status_code == 303
    assert Update.objects.count() == 3, "a second click makes nothing more"
    assert standings([world.second.pk])[world.second.pk].disputed
    assert visit(path, at + timedelta(days=6), **form(world.first, state="in-progress")).status_code == 303
    over = visit(path, at + timedelta(days=7), **form(world.first, state="complete", happened="It is there."))
    assert over.status_code == 404 and b"It is there." in over.content and Update.objects.count() == 4


def test_whatever_is_wrong_with_a_link_the_answer_is_the_same(world, steward, other_cycle, links, visit, at):
    world.ask(steward)
    sent = dict(links(at))
    nothing = visit(f"/{world.cycle.slug}/report-by-link/never-there/").content
    thing = Commitment.objects.select_related("record__cycle").get(pk=world.commitment.pk)
    end_lead(commitment=thing, side=Side.CIVIL_SOCIETY, reason="New post.", by=steward, at=at)
    assert visit(sent[CIVIL]).content == nothing
    assert visit(sent[GOV].replace(world.cycle.slug, other_cycle.slug)).status_code == 404
    close_round(round=world.round, because="Over.", by=steward, at=at)
    assert visit(sent[GOV]).content == nothing
    assert visit(sent[GOV], **form(world.first, state="complete")).status_code == 404
    assert not Update.objects.exists() and Tries.objects.get().count == 5
    for _more in range(5):
        visit(sent[GOV])
    waits = visit(sent[GOV])
    assert waits.status_code == 429 and int(waits["Retry-After"]) > 0


def test_reminders_come_a_week_before_and_every_week_after_until_the_report_is_in(world, steward, links, at):
    world.ask(steward)
    links(at)

    def mails(month: int, day: int, hour: int = 19) -> list[str]:
        moment = datetime(2018, month, day, hour, tzinfo=at.tzinfo)
        remind(moment)
        return [to for to, _path in links(moment)]

    assert mails(3, 12) == []
    assert mails(3, 13, hour=5) == [], "not in the night"
    assert mails(3, 13) == [CIVIL, GOV] and mails(3, 13, hour=20) == [] and mails(3, 20) == []
    assert mails(3, 21) == [CIVIL, GOV] and mails(3, 27) == []
    late = datetime(2018, 3, 22, tzinfo=at.tzinfo)
    for milestone in (world.first, world.second):
        world.report(on=milestone, at=late)
    assert mails(3, 28) == [CIVIL], "the other one has reported by another door"
    close_round(round=world.round, because="Over.", by=steward, at=late + timedelta(days=9))
    assert mails(4, 4) == []


def test_erasing_somebody_ends_their_link_and_their_data_tells_of_it(world, steward, links, visit, at):
    world.ask(steward)
    path = dict(links(at))[GOV]
    (told,) = export([world.lead.participant])
    assert [row["commitment"] for row in told.rows] == [world.commitment.reference]
    erase([world.lead.participant], at)
    assert visit(path).status_code == 404


def test_somebody_invented_is_asked_and_reports_at_a_trial_site_alone(
    world, steward, links, client, settings, at
):
    world.cycle.practice = True
    world.cycle.save()
    for lead in (world.lead, world.civil_lead):
        PracticePerson.objects.create(participant_id=lead.participant, part=f"part-{lead.participant}")
    Person.objects.filter(email__in=(GOV, CIVIL)).update(is_active=False)
    settings.AT_HOME = False
    with pytest.raises(NobodyToAsk):
        world.ask(steward)
    settings.AT_HOME = True
    world.ask(steward)
    path = dict(links(at))[GOV]
    with time_machine.travel(at, tick=False):
        assert client.get(path).status_code == 404
        assert client.get(path, headers={"host": "localhost"}).status_code == 200
