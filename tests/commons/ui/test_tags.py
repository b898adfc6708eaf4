"""Pieces of markup say in words what they say in colour, and escape what people wrote."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template

EVIL = '<b onclick="x">'


def draw(source: str, **context) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def test_a_state_is_a_word_on_a_colour() -> None:
    assert draw("{% state 'Complete' 'good' %}") == '<span class="mh_state mh_state-good">Complete</span>'


def test_a_tone_that_nobody_styled_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="'pink' is no tone; choose from good, none, now, stop, wait"):
        draw("{% state 'Complete' 'pink' %}")


@pytest.mark.parametrize("tag", ["state", "uncertain", "doubt", "nothing", "as_written"])
def test_what_people_wrote_is_escaped(tag: str) -> None:
    drawn = draw(f"{{% {tag} words %}}", words=EVIL)
    assert "<b" not in drawn
    assert "&lt;b" in drawn


@pytest.mark.parametrize(
    ("edtf", "machine"),
    [
        ("2018-06-05", '<time datetime="2018-06-05"'),
        ("2018-06", '<time datetime="2018-06"'),
        ("2018-03-05/2018-03-11", '<data value="2018-03-05/2018-03-11"'),
        ("2018-06/..", '<data value="2018-06/.."'),
    ],
)
def test_a_period_keeps_its_words_and_has_a_machine_form(edtf: str, machine: str) -> None:
    period = SimpleNamespace(words="as it was written", edtf=edtf, doubts=())
    drawn = draw("{% period period %}", period=period)
    assert drawn.startswith(machine)
    assert ">as it was written</" in drawn


def test_a_doubt_about_a_period_is_shown_beside_it() -> None:
    period = SimpleNamespace(
        words="Tuesday 26 February",
        edtf="2018-02-26",
        doubts=(SimpleNamespace(sentence="a Monday", facts={}),),
    )
    assert '<span class="mh_doubt">Uncertain: a Monday</span>' in draw("{% period period %}", period=period)


def test_a_doubt_that_people_wrote_is_left_alone_by_translation() -> None:
    why = '<span translate="no">a guess</span>'
    assert draw("{% doubt 'a guess' %}") == f'<span class="mh_doubt">Uncertain: {why}</span>'


@pytest.mark.parametrize("tag", ["period", "day", "moment", "doubt"])
def test_where_there_is_nothing_nothing_is_drawn(tag: str) -> None:
    assert draw(f"{{% {tag} none %}}", none=None) == ""


def test_an_empty_part_says_so_in_words() -> None:
    assert draw("{% nothing %}") == '<p class="mh_nothing">nothing recorded yet</p>'
    assert draw("{% nothing inline=True %}") == '<span class="mh_nothing">nothing recorded yet</span>'


def test_in_a_cycle_that_has_ended_nothing_is_to_come_on_a_page_or_in_a_piece_of_it(
    settings, tmp_path
) -> None:
    (tmp_path / "empty.html").write_text("{% load ui %}{% nothing inline=True %}", "utf-8")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    for state, words in (("running", "nothing recorded yet"), ("ended", "nothing recorded")):
        found = SimpleNamespace(state=state)
        said = f'<span class="mh_nothing">{words}</span>'
        assert draw("{% nothing inline=True %}{% piece 'empty.html' %}", cycle=found) == said * 2


def test_tools_tell_those_who_listen_what_they_act_on() -> None:
    assert draw("{% tools links about='Stages' %}", links=[("History (2)", "/h/")]) == (
        '<ul class="mh_tools"><li><a href="/h/">History (2)'
        '<span class="visually-hidden" translate="no">: Stages</span></a></li></ul>'
    )


def test_the_last_breadcrumb_is_plain_words() -> None:
    drawn = draw("{% breadcrumbs steps %}", steps=[("The plan", "/plan/"), (EVIL, "")])
    assert '<li><a href="/plan/">The plan</a></li><li>&lt;b onclick=&quot;x&quot;&gt;</li>' in drawn


def test_a_day_and_a_moment_have_words_and_a_machine_form() -> None:
    assert draw("{% day day %}", day=date(2018, 6, 5)).startswith('<time datetime="2018-06-05">')
    moment = datetime(2018, 6, 5, 23, 30, 15, 99, tzinfo=UTC)
    drawn = draw("{% moment moment 'Europe/London' %}", moment=moment)
    assert drawn.startswith('<time datetime="2018-06-06T00:30:15+01:00">')


def test_a_comparison_is_told_in_words_too() -> None:
    pieces = [SimpleNamespace(kind=kind, text=f"{kind} {EVIL}") for kind in ("same", "added", "removed")]
    drawn = draw("{% diff pieces %}", pieces=pieces)
    assert drawn.count("&lt;b onclick") == 3
    assert "<ins><span" in drawn
    assert "[added: </span>" in drawn
    assert "[removed: </span>" in drawn
