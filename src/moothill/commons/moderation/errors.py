"""Named errors of this package."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class TooMany(Exception):
    """One person or one network contributed more within the hour than the site takes. `wait`: seconds until it may go on."""

    def __init__(self, most: int, wait: int) -> None:
        self.wait = wait
        minutes = max(1, round(wait / 60))
        sentence = ngettext(
            "More than %(most)s contribution came from you or your network within the hour.",
            "More than %(most)s contributions came from you or your network within the hour.",
            most,
        ) % {"most": most}
        mend = ngettext(
            "Nothing was stored. Keep your text and send it again in %(minutes)s minute.",
            "Nothing was stored. Keep your text and send it again in %(minutes)s minutes.",
            minutes,
        ) % {"minutes": minutes}
        super().__init__(f"{sentence} {mend}")


class WrongPolicy(ValueError):
    """A setting of the moderation policy will not do. `name` is the setting."""

    def __init__(self, name: str, words: str) -> None:
        self.name = name
        super().__init__(words)


class NoReason(Exception):
    """Somebody would remove or hide something and say no reason."""

    def __init__(self) -> None:
        super().__init__(_("Choose a reason from the list. Everybody can read it."))
