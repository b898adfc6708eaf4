"""What is wrong when a step of a route is entered. Each says what stands in the way, and what would do."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _


class OutOfOrder(Exception):
    """A step before this one is not passed. `number` and `office` are those of the step that is open."""

    def __init__(self, number: int, office: str) -> None:
        self.number, self.office = number, office
        words = _("Step %(number)s, “%(office)s”, comes first and is not passed yet. Enter that one first.")
        super().__init__(words % {"number": number, "office": office})


class WithoutTheRole(Exception):
    """Whoever enters it does not hold the role of the step, on its side, today."""

    def __init__(self, role: Any, side: Any) -> None:
        words = _(
            "This step is entered by somebody who holds the role “%(role)s” for %(side)s today, and you do not. "
            "Stewards give roles at the desk; the page “Who can do what” lists who holds which."
        )
        super().__init__(words % {"role": role, "side": side})


class PassedAlready(Exception):
    """The step is passed, and stays so."""

    def __init__(self, day: date) -> None:
        words = _(
            "This step was passed on %(day)s already. What was said stands; to begin anew, lay another route instead of "
            "this one."
        )
        super().__init__(words % {"day": date_format(day, "DATE_FORMAT")})


class RouteGone(Exception):
    """The route was withdrawn, or is not public."""

    def __init__(self) -> None:
        super().__init__(
            _("This route was withdrawn: nothing is entered on it any more. Look for a newer one.")
        )


class RecordGone(Exception):
    """What the route is laid on is not public any more. `reference` is its reference."""

    def __init__(self, reference: str) -> None:
        words = _(
            "What is to be approved, %(reference)s, is not public. Publish it first, or withdraw this route."
        )
        super().__init__(words % {"reference": reference})


class InTheFuture(Exception):
    """Nothing is approved on a day that has not come."""

    def __init__(self, today: date) -> None:
        words = _("This day has not come yet. Give the day on which it was said: %(today)s at the latest.")
        super().__init__(words % {"today": date_format(today, "DATE_FORMAT")})


class TooEarly(Exception):
    """It was said before what had to come first. `first` is the earliest day that would do."""

    def __init__(self, first: date) -> None:
        words = _(
            "The step before it, or what was said at this one before, is of %(day)s. Give that day or a later one."
        )
        super().__init__(words % {"day": date_format(first, "DATE_FORMAT")})


class ConditionsNeeded(Exception):
    """An approval with conditions, or a refusal, without a word about them."""

    def __init__(self) -> None:
        super().__init__(
            _("Say which conditions were made, or why it was not approved. Everybody can read it.")
        )


class NoSuchDocument(Exception):
    """What should show it is no published document of the cycle. `reference` is what was typed."""

    def __init__(self, reference: str) -> None:
        words = _(
            "There is no published document “%(reference)s” in this cycle. Publish it first, then give its reference, "
            "such as DOC-3."
        )
        super().__init__(words % {"reference": reference[:40]})
