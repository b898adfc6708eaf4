"""Named errors of this package."""

from django.utils.translation import gettext as _


class NoPrinter(Exception):
    """The libraries that draw a PDF are not on this machine."""

    def __init__(self) -> None:
        super().__init__(
            _("This site cannot make a PDF: libraries are missing on its server. Print the page itself instead. Whoever runs "
              "the server installs libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0.")
        )  # fmt: skip


class Busy(Exception):
    """Other PDFs are being made."""

    def __init__(self) -> None:
        super().__init__(
            _("Another PDF is being made just now. Try again in a minute, or print the page itself.")
        )


class TooLong(Exception):
    """More than one PDF holds."""

    def __init__(self, most: int) -> None:
        super().__init__(
            _("This is too long for a PDF: at most %(most)s responses fit. Print the page, or take the data.")
            % {"most": most}
        )
