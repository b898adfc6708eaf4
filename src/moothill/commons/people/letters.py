"""The two mails that a guest may get from here: is this address yours, and your return code."""

from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from moothill.commons.people.guests import NewCode
from moothill.commons.people.models import Guest
from moothill.commons.people.names import is_plain


def ask(guest: Guest, *, link: str, site: str) -> EmailMessage:
    """The question whether the address is theirs, in their language. `link` is where they say so."""
    with translation.override(guest.language or None):
        words = [
            _("Somebody who contributed to %(site)s as %(name)s asked us to write to this address.")
            % {"site": site, "name": _called(guest)},
            _(
                "If that was you, open this page within three days and say so. A return code is sent here then:"
            ),
            link,
            _("If it was not you, do nothing: we shall not write again."),
        ]
        return _letter(_("Is this address yours?"), words, guest)


def send_code(guest: Guest, *, code: NewCode, page: str, site: str) -> EmailMessage:
    """The return code, to an address that was confirmed. `page` is where it is entered."""
    with translation.override(guest.language or None):
        until = date_format(code.until, "DATE_FORMAT")
        words = [
            _("You confirmed this address at %(site)s. Your return code as %(name)s is:")
            % {"site": site, "name": _called(guest)},
            code.code,
            _("With it you see what became of what you contributed, until %(until)s. Enter it here:")
            % {"until": until},
            page,
            _("Whoever has this code can act as you there. The one you were shown before is good as well."),
        ]
        return _letter(_("Your return code"), words, guest)


def _called(guest: Guest) -> str:
    """Their public name; no name that a mail program would make a link of."""
    label = guest.participant.public_name
    return f"“{label}”" if is_plain(label) else _("a guest")


def _letter(subject: str, words: list[str], guest: Guest) -> EmailMessage:
    return EmailMessage(
        subject, "\n\n".join(words) + "\n", to=[guest.address], headers={"Auto-Submitted": "auto-generated"}
    )
