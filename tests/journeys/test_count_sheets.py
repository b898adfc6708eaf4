"""The page that `moothill count --html` writes: anyone can read it, on any screen and on paper."""

import random
from pathlib import Path

import pytest

from moothill.core.ballots.lots import DrawnLots
from moothill.core.ballots.marked import Kind, marked
from moothill.core.ballots.ranked import ranked
from moothill.core.ballots.rules import Wishes, count_by
from moothill.core.ballots.telling.page import html_page
from tests.core.ballots.budgets import town
from tests.journeys.checks import Visitor

PAPER = {"width": 702, "height": 1032}  # A4 within the page's margins, in CSS pixels


def _ward():
    chance, names = random.Random(4), [f"A candidate with the number {n}" for n in range(1, 14)]
    rows = [(1, chance.sample(range(1, 14), chance.randint(1, 13))) for _ in range(600)]
    return ranked(names=names, seats=4, ballots=rows, title="A ward of thirteen candidates")


CHOICES = {
    "scottish-stv": _ward,
    "pairwise": _ward,
    "approval": lambda: marked(
        names=["Trees & shrubs", "A <bench>"],
        kind=Kind.APPROVAL,
        ballots=[(3, {1: 1}), (2, {1: 1, 2: 1})],
        title="Dots",
    ),
    "equal-shares": lambda: town(100, {"A": 60, "B": 30, "C": 8}, "6 A, 4 BC"),
}


@pytest.mark.browser
@pytest.mark.parametrize("rule", CHOICES)
def test_a_count_sheet_bears_axe_the_checker_the_phone_and_the_printer(browser, pages, tmp_path, rule):
    lots = DrawnLots(tuple(range(1, 14)))
    html = html_page(count_by(rule, CHOICES[rule](), Wishes(lots=lots)).sheet(), ["A note."])
    path: Path = tmp_path / f"{rule}.html"
    path.write_text(html, encoding="utf-8")
    context = browser.new_context()
    visitor = Visitor(context, "", pages)
    visitor.page.goto(path.as_uri())
    visitor.look(f"count-{rule}")
    visitor.page.emulate_media(media="print")
    visitor.page.set_viewport_size(PAPER)
    wide = "[...document.querySelectorAll('table, svg, p')].filter(n => n.getBoundingClientRect().right > innerWidth + 1).length"
    assert visitor.page.evaluate(wide) == 0
    assert visitor.page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    context.close()
