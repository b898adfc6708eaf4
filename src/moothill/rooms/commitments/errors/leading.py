"""What can be wrong when somebody is to lead a commitment, or no longer."""

from django.utils.translation import gettext as _


class NoLeadToBe(Exception):
    """Somebody who does not hold the role of a lead for that side: they never did, or they left."""

    def __init__(self, name: str, side: str) -> None:
        super().__init__(
            _("%(name)s does not hold the role of a commitment lead for this side: %(side)s. Somebody who left leads nothing "
              "any more. Appoint them to the role first, or name somebody else.")
            % {"name": name, "side": side}
        )  # fmt: skip


class LedAlready(Exception):
    """A side has a lead for this commitment: one at a time."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s leads this commitment for that side. End that first, then name somebody else.")
            % {"name": name}
        )


class NobodyLeads(Exception):
    """The end of something that has ended."""

    def __init__(self) -> None:
        super().__init__(_("Nobody leads this commitment for that side, so there is nothing to end."))
