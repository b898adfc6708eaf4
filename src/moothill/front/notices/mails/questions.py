"""The mail that asks whether an address is really somebody's who wants to hear from this site."""

from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from moothill.commons.notifications.models import Letter
from moothill.commons.notifications.outbox import KEPT, Mail
from moothill.front.notices.mails import plain
from moothill.front.notices.tokens import confirm_mark


def confirm(letter: Letter, at: datetime) -> Mail:
    """Nothing in it was written by whoever asked: it could be somebody who wants to annoy the owner of the address."""
    if at > letter.made_at + KEPT:
        return Mail()
    language = letter.asks.get("language", "")
    known = [code for code, _name in settings.LANGUAGES]
    with translation.override(language if language in known else settings.LANGUAGE_CODE):
        return Mail(_subject(letter), _text(letter))


def _subject(letter: Letter) -> str:
    return _("Please confirm your address: %(title)s") % {"title": plain.one_line(letter.cycle.title, 100)}


def _text(letter: Letter) -> str:
    title, url = plain.one_line(letter.cycle.title), plain.address(letter.cycle.get_absolute_url())
    return "\n".join(
        [
            _("Somebody, perhaps you, asked for news about this plan to be sent to this address:"),
            "",
            title,
            url,
            "",
            _("If you want them, open this page and press the button. The link is good for three days:"),
            plain.address(f"/notices/confirm/{confirm_mark(letter.pk)}/"),
            "",
            _("If not, do nothing: this address is then forgotten, and gets no further mail."),
            "",
            "-- ",
            settings.BRAND["name"],
        ]
    )
