"""Erased: the name is nowhere, what was contributed stays, and the journal is as it was sealed."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from moothill.commons.cycles.erasing import follow
from moothill.commons.cycles.models import RoleHeld
from moothill.commons.cycles.operations import appoint
from moothill.commons.cycles.queries import guest_actor
from moothill.commons.journal.models import Entry, Head
from moothill.commons.journal.operations import write
from moothill.commons.journal.queries import verify
from moothill.commons.people.claiming import claim
from moothill.commons.people.contacts import give_address
from moothill.commons.people.erasing import erase
from moothill.commons.people.errors import NoAccount, NotErasable
from moothill.commons.people.models import Guest, Participant, Person
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record import kinds
from moothill.commons.record.answering import accept, ask
from moothill.commons.record.models import Change, Record, Revision, Suggestion
from moothill.commons.record.operations import revise
from moothill.commons.record.suggesting import Proposal, reply, suggest
from moothill.core.policy import Role, Side

pytestmark = pytest.mark.django_db


def everything() -> str:
    """Every value of every table."""
    return "\n".join(_rows())


def _rows() -> Iterator[str]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"select * from {connection.ops.quote_name(table)}")  # noqa: S608
            yield from map(str, cursor.fetchall())


def send(record: Record, by, at, **values) -> Suggestion:
    proposal = Proposal(Change.REVISE, kinds.get(record.kind), record, values=values, base=record.version)
    return suggest(proposal=proposal, cycle=record.cycle, by=by, at=at, key=uuid4(), reason="My own reason")


@pytest.fixture
def busy_guest(guest, make, steward, at) -> Participant:
    """A guest with one suggestion let in, one that waits after a question was answered, and an address."""
    by = guest_actor(guest.participant)
    accept(suggestion=send(make("objective"), by, at, title="Let in"), by=steward, at=at)
    waiting = send(make("objective"), by, at, title="Still waiting")
    ask(suggestion=waiting, words="Which one?", by=steward, at=at)
    reply(suggestion=waiting, words="This one, I say", by=by, at=at)
    give_address(participant=guest.participant, address="canary@example.org", by=guest.participant, at=at)
    return guest.participant


def erased(who: Participant, at, *, withdraw: bool = False) -> list[int]:
    return erase(participant=who, withdraw=withdraw, by=who, at=at)


def faults() -> list[object]:
    return [fault for head in Head.objects.all() for fault in verify(head)]


def test_a_guest_s_name_address_and_codes_go_everywhere_and_the_words_stay(busy_guest, at):
    row, label = Guest.objects.get(), busy_guest.label
    assert label in everything() and "canary" in everything()
    erased(busy_guest, at)
    left = everything()
    for secret in (label, "canary", row.cookie, row.code):
        assert secret not in left
    assert Revision.objects.get(suggested_by=busy_guest).content["title"] == "Let in"
    assert Suggestion.objects.get(state="waiting").values == {"title": "Still waiting"}
    assert "This one, I say" in left and "My own reason" in left
    assert faults() == []
    busy_guest.refresh_from_db()
    assert (busy_guest.public_name, busy_guest.erased_at) == ("", at)


def test_at_choice_what_waits_is_taken_back_with_its_words(busy_guest, at):
    erased(busy_guest, at, withdraw=True)
    left = everything()
    assert "Still waiting" not in left and "This one, I say" not in left
    assert sorted(Suggestion.objects.values_list("state", flat=True)) == ["accepted", "taken-back"]
    assert Record.objects.filter(title="Let in").exists()
    line = Entry.objects.get(kind="suggestion.taken-back")
    assert (line.actor_name, line.reason, line.title) == ("", "", "")
    assert faults() == []


def test_an_account_goes_with_everything_that_belongs_to_it(
    steward, make, cycle, at, client_of, participant_of
):
    record = make("objective")
    revise(record=record, values={"title": "By me"}, base=1, by=steward, at=at, reason="A reason")
    who = participant_of(steward)
    EmailAddress.objects.create(user=who.person, email="second@example.org", verified=True)
    browser = client_of(steward)
    assert browser.get("/me/").status_code == 200
    erased(who, at)
    left = everything()
    for secret in (steward.name, "gov@example.org", "second@example.org"):
        assert secret not in left
    assert not Person.objects.filter(email__startswith="gov").exists()
    assert not browser.get(cycle.get_absolute_url()).context["user"].is_authenticated
    held = RoleHeld.objects.get(participant=who)
    assert (held.until, held.participant.public_name) == (at, "")
    assert Revision.objects.get(by=who).content["title"] == "By me"
    line = Entry.objects.get(head=cycle.head_id, kind="objective.revised")
    assert (line.actor_name, line.reason, line.title) == ("", "A reason", "By me")
    assert Entry.objects.filter(kind="role.ended", title="", actor_name="").count() == 1
    assert faults() == []


def test_the_roles_page_and_the_journal_say_a_contributor(steward, cycle, at, participant_of, client):
    for page in ("who-can-do-what/", "journal/"):
        assert steward.name in client.get(f"{cycle.get_absolute_url()}{page}").content.decode()
    erased(participant_of(steward), at)
    for page in ("who-can-do-what/", "journal/"):
        shown = client.get(f"{cycle.get_absolute_url()}{page}").content.decode()
        assert steward.name not in shown and "erased" not in shown and "a contributor" in shown


def test_claimed_guests_are_erased_with_the_account(busy_guest, account, at):
    label = busy_guest.label
    claim(guest=busy_guest, by=account, at=at)
    assert erased(account, at) == sorted([account.pk, busy_guest.pk])
    assert label not in everything() and "holder@example.org" not in everything()


def test_nothing_is_claimed_into_an_erased_account(guest, account, at):
    erased(account, at)
    with pytest.raises(NoAccount):
        claim(guest=guest.participant, by=account, at=at)


def test_nobody_erases_another_and_nothing_is_lost_by_trying(busy_guest, account, at):
    before = everything()
    with pytest.raises(NotErasable):
        erase(participant=busy_guest, withdraw=True, by=account, at=at)
    assert everything() == before


def test_it_happens_whole_or_not_at_all(busy_guest, at, monkeypatch):
    def fail(ids, at):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("moothill.commons.people.erasing._ERASERS", [*_erasers(), fail])
    before = everything()
    with pytest.raises(RuntimeError):
        erased(busy_guest, at, withdraw=True)
    assert everything() == before


def _erasers() -> list[object]:
    from moothill.commons.people import erasing

    return list(erasing._ERASERS)


def test_what_was_being_written_meanwhile_is_found_by_the_follower(
    guest, make_person, cycle, at, participant_of
):
    """A request that began before the erasure ends after it."""
    late, holder = guest_actor(guest.participant), make_person("late@example.org")
    who = participant_of(holder)
    erased(guest.participant, at)
    erased(who, at)
    write(head=cycle.head_id, kind="comment.made", by=late, at=at, reason="Said late")
    who.label = holder.name  # as the request had read it
    appoint(cycle=cycle, participant=who, role=Role.OBSERVER, side=Side.NEITHER, by=OPERATOR, at=at)
    assert late.name in everything() and holder.name in everything()
    follow(list(Entry.objects.filter(head=cycle.head_id)))
    assert late.name not in everything() and holder.name not in everything()
    assert "Said late" in everything() and faults() == []


def test_an_erased_person_can_sign_up_again_as_somebody_new(account, at, make_person):
    erased(account, at)
    again = make_person("holder@example.org")
    assert again.participant != account.pk


def test_the_operator_erases_by_address_name_or_number(busy_guest, account, at, capsys):
    with pytest.raises(CommandError, match="--yes"):
        call_command("erase", "HOLDER@example.org")
    assert Person.objects.filter(email="holder@example.org").exists()
    call_command("erase", "HOLDER@example.org", "--yes")
    call_command("erase", busy_guest.label, "--yes", "--withdraw")
    call_command("erase", f"#{busy_guest.pk}", "--yes")  # as after a restore
    call_command("erase", "--list")
    said = capsys.readouterr().out
    assert f"#{busy_guest.pk} " in said and f"#{account.pk} " in said
    assert busy_guest.label not in said and "holder" not in said.lower()


@pytest.mark.parametrize("who", ["nobody@example.org", "#0", "#x", "#", ""])
def test_whoever_is_not_known_is_not_erased(db, who):
    with pytest.raises(CommandError):
        call_command("erase", who, "--yes")


def test_the_people_of_the_practice_cycle_stay(db, at):
    call_command("practice", verbosity=0)
    who = Participant.objects.get(label="Pat Practice")
    with pytest.raises(NotErasable):
        erased(who, at)
    with pytest.raises(CommandError):
        call_command("erase", "Pat Practice", "--yes")


def test_mails_in_the_folder_go_and_others_stay(busy_guest, at, settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path
    ours = b"To: Oak <CANARY@example.org>\nSubject: x\n\nHello\n"
    other = b"To: elm@example.org\nSubject: y\n\nHello\n"
    line = b"-" * 79
    (tmp_path / "1.log").write_bytes(ours + line + b"\n" + other + line + b"\n")
    (tmp_path / "2.log").write_bytes(ours + line + b"\n")
    erased(busy_guest, at)
    assert [file.name for file in tmp_path.iterdir()] == ["1.log"]
    assert other in (tmp_path / "1.log").read_bytes() and b"CANARY" not in (tmp_path / "1.log").read_bytes()


def test_a_session_that_asked_for_a_code_goes_too(account, at):
    browser = Client()
    browser.post("/accounts/login/code/", {"email": "holder@example.org"})
    erased(account, at)
    from django.contrib.sessions.models import Session

    assert not any("holder" in str(session.get_decoded()) for session in Session.objects.all())
