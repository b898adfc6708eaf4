"""moothill count: ballots from a file, counted and told. Needs no settings, no database and no server."""

import argparse
import json
import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from moothill.core.ballots.errors import CannotCount, CannotRead
from moothill.core.ballots.files import READERS, read_ballots
from moothill.core.ballots.lots import DrawnLots, Lots, SealedLots, commitment
from moothill.core.ballots.rules import RULES, Told, Wishes, count_by

HELP = "Count a file of ballots and say how (needs no database)"
COMPLETIONS = ("none", "add1", "add1e", "u", "add1u", "add1eu")


def main(arguments: list[str]) -> int:
    """The whole command: 0, or 1 after one sentence about what is wrong. Wrong usage exits with 2."""
    parser = argparse.ArgumentParser(prog="moothill count", description=HELP + ".", epilog=_rules())
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    add_arguments(parser)
    return run(vars(parser.parse_args(arguments)))


def _rules() -> str:
    rows = "\n".join(f"  {name:<22}{rule.words}" for name, rule in RULES.items())
    return f"rules:\n{rows}\n\nfiles: {', '.join(READERS)}"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("file", metavar="FILE", help="the ballots; its ending says the format")
    parser.add_argument("--rule", required=True, choices=RULES, metavar="RULE", help=", ".join(RULES))
    told = parser.add_mutually_exclusive_group()
    told.add_argument("--json", action="store_true", help="print the result as one JSON object")
    told.add_argument(
        "--html", nargs="?", const="-", metavar="PAGE", help="write one HTML page (alone: print it)"
    )
    lots = parser.add_argument_group("lots, where a tie needs one")
    lots.add_argument("--secret", help="the secret that was committed to, with --public")
    lots.add_argument("--public", help="the public value that came after the poll closed")
    lots.add_argument("--drawn", type=_numbers, metavar="N,N", help="an order that was drawn by hand")
    vacancy = parser.add_argument_group("a casual vacancy (scottish-stv-vacancy)")
    vacancy.add_argument("--leaver", type=int, default=0, metavar="N", help="whose seat is to be filled")
    vacancy.add_argument("--sitting", type=_numbers, default=(), metavar="N,N", help="who keeps a seat")
    vacancy.add_argument(
        "--unwilling", type=_numbers, default=(), metavar="N,N", help="who does not stand again"
    )
    greedy = parser.add_argument_group("greedy budgets")
    greedy.add_argument("--stop", action="store_true", help="end at the first project that does not fit")
    greedy.add_argument(
        "--least", type=int, default=1, metavar="POINTS", help="leave out projects with fewer"
    )
    shares = parser.add_argument_group("equal shares")
    shares.add_argument("--completion", choices=COMPLETIONS, default="add1", help="default: add1")
    shares.add_argument(
        "--increment", type=int, metavar="MONEY", help="by how much shares are raised at a time"
    )
    shares.add_argument("--bound", type=int, default=20_000, metavar="TIMES", help="the most raises (20000)")
    shares.add_argument(
        "--compare", action="store_true", help="use greedy if more voters are better served by it"
    )


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(word) for word in text.split(","))


def run(given: dict[str, Any]) -> int:
    """Count as the parsed arguments say."""
    try:
        path = Path(given["file"])
        raw = path.read_bytes()
        told = count_by(given["rule"], read_ballots(path.name, raw), _wishes(given))
        _tell(given, told, path, raw)
    except (CannotRead, CannotCount) as error:
        return _fail(str(error))
    except BrokenPipeError:  # whoever read along has read enough
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
    except OSError as error:
        return _fail(
            f"{error.filename}: {error.strerror}. Give the path of a file that can be read or written."
        )
    return 0


def _fail(words: str) -> int:
    print(words, file=sys.stderr)  # noqa: T201
    return 1


def _wishes(given: dict[str, Any]) -> Wishes:
    names = ("leaver", "sitting", "unwilling", "stop", "least", "completion", "increment", "bound", "compare")
    return Wishes(lots=_lots(given), **{name: given[name] for name in names})


def _lots(given: dict[str, Any]) -> Lots | None:
    secret, public, drawn = given["secret"], given["public"], given["drawn"]
    if (secret is None) != (public is None) or (drawn and secret is not None):
        raise CannotCount(
            "Lots need a secret and a public value together, or an order drawn by hand.", "Give one."
        )
    if drawn:
        return DrawnLots(drawn)
    return None if secret is None else SealedLots(secret, public)


def _tell(given: dict[str, Any], told: Told, path: Path, raw: bytes) -> None:
    if given["json"]:
        print(json.dumps(told.data() | _origin(given, path, raw), ensure_ascii=False, indent=1))  # noqa: T201
        return
    if given["html"] is None:
        from moothill.core.ballots.telling.text import text_sheet

        print(text_sheet(told.sheet(), _notes(given, path, raw)), end="")  # noqa: T201
        return
    from moothill.core.ballots.telling.page import html_page

    page = html_page(told.sheet(), _notes(given, path, raw))
    if given["html"] == "-":
        print(page, end="")  # noqa: T201
    elif Path(given["html"]).exists() and Path(given["html"]).samefile(path):
        raise CannotCount(f"{path} holds the ballots.", "Give the page another name.")
    else:
        Path(given["html"]).write_text(page, encoding="utf-8")


def _origin(given: dict[str, Any], path: Path, raw: bytes) -> dict[str, Any]:
    """What a recount needs beside the ballots, so that anyone can make the same count again."""
    wishes = {name: given[name] for name in ("secret", "public", "drawn", "leaver", "sitting", "unwilling")}
    wishes |= {name: given[name] for name in ("stop", "least", "completion", "increment", "bound", "compare")}
    return {"file": path.name, "sha256": sha256(raw).hexdigest(), "asked": wishes}


def _notes(given: dict[str, Any], path: Path, raw: bytes) -> list[str]:
    notes = [f"The ballots are the file {path.name} with the SHA-256 {sha256(raw).hexdigest()}."]
    if given["secret"] is not None:
        notes.append(
            f"Lots follow from the secret “{given['secret']}”, whose commitment is {commitment(given['secret'])}, and "
            f"the public value “{given['public']}”."
        )
    if given["drawn"]:
        notes.append(f"Lots were drawn by hand, in the order {', '.join(map(str, given['drawn']))}.")
    return [
        *notes,
        "Anyone can count again: python3 recount.py, from the source of Moothill, does it without Moothill.",
    ]
