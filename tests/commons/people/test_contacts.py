"""A guest's address is written to only after its owner said yes, and does no harm whatever stands in names."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from moothill.commons.people.contacts import LINK_LIFE, confirm_address, forget_address, give_address
from moothill.commons.people.errors import NameRefused, NotAGuest, WrongLink
from moothill.commons.people.guests import guest_with_code
from moothill.commons.people.letters import ask, send_code
from moothill.commons.people.models import Guest, Participant
from moothill.commons.people.names import is_plain, tidy
from moothill.commons.people.operations import rename

pytestmark = pytest.mark.django_db

ADDRESS = "oak@example.org"


def give(who: Participant, at, address: str = ADDRESS) -> str:
    return give_address(participant=who, address=address, by=who, at=at)


def test_an_address_is_confirmed_once_and_gets_a_code_of_its_own(guest, at):
    token = give(guest.participant, at)
    assert ADDRESS not in token and Guest.objects.get().confirmed_at is None
    kept, made = confirm_address(token=token, at=at)
    assert (kept.address, kept.confirmed_at) == (ADDRESS, at)
    for code in (made.code, guest.code):
        assert guest_with_code(code, at=at) == guest.participant
    assert confirm_address(token=token, at=at + timedelta(hours=1))[1] is None
    assert guest_with_code(made.code, at=at) == guest.participant


def test_a_link_serves_three_days_for_the_address_it_went_to(guest, at):
    token = give(guest.participant, at)
    with pytest.raises(WrongLink):
        confirm_address(token=token, at=at + LINK_LIFE + timedelta(seconds=1))
    give(guest.participant, at, "other@example.org")
    for wrong in (token, token[:-1], "", "x", f"{token}x"):
        with pytest.raises(WrongLink):
            confirm_address(token=wrong, at=at)
    assert Guest.objects.get().confirmed_at is None


@pytest.mark.parametrize(
    "address", ["", "oak", "oak@", "a@b.org\nBcc: c@d.org", "oak@example.org, elm@example.org"]
)
def test_what_is_no_address_is_refused(guest, at, address):
    with pytest.raises(ValidationError):
        give(guest.participant, at, address)
    assert Guest.objects.get().address == ""


def test_an_address_that_is_forgotten_takes_its_code_along(guest, at):
    _guest, made = confirm_address(token=give(guest.participant, at), at=at)
    forget_address(participant=guest.participant, by=guest.participant, at=at)
    assert (Guest.objects.get().address, Guest.objects.get().confirmed_at) == ("", None)
    assert guest_with_code(made.code, at=at) is None
    assert guest_with_code(guest.code, at=at) == guest.participant


def test_nobody_gives_or_forgets_an_address_for_another(guest, account, at):
    for act in (lambda: give_address(participant=guest.participant, address=ADDRESS, by=account, at=at),
                lambda: forget_address(participant=guest.participant, by=account, at=at)):  # fmt: skip
        with pytest.raises(PermissionError):
            act()
    with pytest.raises(NotAGuest):
        give(account, at)


@pytest.mark.parametrize(
    "label", ["Visit http://evil.example", "www.evil.example", "a@b.org", "Oak\r\nBcc: c@d.org", "\u202eevil"]
)
def test_a_name_with_links_or_line_breaks_does_no_harm_in_a_mail(guest, at, label):
    confirm_address(token=give(guest.participant, at), at=at)
    Participant.objects.filter(pk=guest.participant.pk).update(label=label)
    row = Guest.objects.select_related("participant").get()
    for letter in (ask(row, link="https://plan.example/x", site="The plan"),
                   send_code(row, code=guest, page="https://plan.example/code/", site="The plan")):  # fmt: skip
        message = letter.message()
        assert [header for header in message.keys() if header.lower() in ("bcc", "cc")] == []
        assert letter.to == [ADDRESS] and "evil" not in letter.body and "c@d.org" not in letter.body


@pytest.mark.parametrize("label", ["", " ", "http://evil.example", "a@b.org", "<b>", "x" * 81, "\u200b"])
def test_such_a_name_is_refused_in_the_first_place(account, at, label):
    with pytest.raises(NameRefused):
        rename(participant=account, label=label, by=account, at=at)


def test_a_name_comes_onto_one_line(account, at):
    assert (
        rename(participant=account, label=" Jo\nO’Neil-Smith  Jr. ", by=account, at=at).label
        == "Jo O’Neil-Smith Jr."
    )
    assert is_plain("Dr. Søren K.") and tidy("a\u202eb") == "a b"
