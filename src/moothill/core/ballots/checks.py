"""What every kind of ballot must hold to."""

from collections.abc import Sequence

from moothill.core.ballots.errors import CannotCount, gettext_noop

MOST_CANDIDATES = 254  # their numbers fit into a byte, with one to spare for looking up the next
MOST_OPTIONS = 10_000
MOST_PAPERS = 10**9  # alike; far below what a float can hold exactly


def check_frame(options: int, seats: int, most: int = MOST_CANDIDATES) -> None:
    """Raises CannotCount unless there are 1 to `most` options and at least one seat."""
    if not 1 <= options <= most:
        raise CannotCount(
            gettext_noop("There are %(options)s options."),
            gettext_noop("From 1 to %(most)s can be counted."),
            options=options,
            most=most,
        )
    if seats < 1:
        raise CannotCount(
            gettext_noop("There are %(seats)s seats."),
            gettext_noop("At least 1 must be filled."),
            seats=seats,
        )


def check_copies(copies: int) -> None:
    """Raises CannotCount for fewer than no papers, or more than 10^9."""
    if not 0 <= copies <= MOST_PAPERS:
        raise CannotCount(
            gettext_noop("A ballot stands for %(copies)s papers."),
            gettext_noop("Give the number of equal papers, from 0 to 10^9."),
            copies=copies,
        )


def check_numbers(numbers: Sequence[int], options: int) -> None:
    """Raises CannotCount unless the `numbers` lie between 1 and `options`, each once at most."""
    for number in numbers:
        if not 1 <= number <= options:
            raise CannotCount(
                gettext_noop(
                    "A ballot names number %(number)s, and there are only numbers 1 to %(options)s."
                ),
                gettext_noop("Correct the number, or add the option that is missing."),
                number=number,
                options=options,
            )
    if len(set(numbers)) < len(numbers):
        raise CannotCount(
            gettext_noop("A ballot names number %(number)s twice."),
            gettext_noop("Each option may be named once at most."),
            number=next(number for number in numbers if list(numbers).count(number) > 1),
        )
