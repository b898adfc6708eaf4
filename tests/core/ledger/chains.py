"""Chains of lines for tests, and what somebody with the database in hand could do to them."""

from dataclasses import replace

from moothill.core.ledger import GENESIS, Line, Sealed, seal

Chain = list[Sealed]


def chain(length: int) -> Chain:
    lines: Chain = []
    for number in range(1, length + 1):
        lines.append(sealed(line(number), lines[-1].seal if lines else GENESIS))
    return lines


def line(number: int, **changes: object) -> Line:
    plain = Line(
        scope="scotland-2018-20",
        number=number,
        at=f"2018-03-01T12:00:{number % 60:02}.000000+00:00",
        kind="activity.revised",
        subject=f"scotland-2018-20/A-{number}",
        version=number,
        actor="",
        reason="",
        title="",
        facts="{}",
    )
    return replace(plain, **changes)


def sealed(content: Line, previous: str) -> Sealed:
    return Sealed(content, previous, seal(content, previous))


def head(lines: Chain) -> tuple[int, str]:
    return (lines[-1].line.number, lines[-1].seal) if lines else (0, GENESIS)


def altered(one: Sealed, **changes: object) -> Sealed:
    """The line with other contents under the old seal."""
    return replace(one, line=replace(one.line, **changes))


def resealed(one: Sealed) -> Sealed:
    return sealed(one.line, one.previous)


def renumbered(lines: Chain, by: int) -> Chain:
    return [altered(one, number=one.line.number + by) for one in lines]


def recomputed(lines: Chain, start: int, **changes: object) -> Chain:
    """The chain with line `start` changed, and that line and all later ones sealed anew."""
    done = lines[: start - 1]
    for one in [altered(lines[start - 1], **changes), *lines[start:]]:
        done = [*done, sealed(one.line, done[-1].seal if done else GENESIS)]
    return done
