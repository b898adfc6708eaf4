"""Three-way merging: who edits a part of their own is never in another's way, and no word of anybody's is lost."""

import re
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from moothill.core.text import MAX_TEXT, Clash, Unsettled, merge, resolve

DEADLINE = "The call closes on 26 February. Send ideas to the network."


def wordings(merged):
    return [(clash.base, clash.ours, clash.theirs) for clash in merged.clashes]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "text"),
    [
        pytest.param(
            DEADLINE,
            "The call closes on 5 March. Send ideas to the network.",
            "The call closes on 26 February. Send ideas to the forum.",
            "The call closes on 5 March. Send ideas to the forum.",
            id="two sentences of one paragraph",
        ),
        pytest.param(
            "The red door is open.",
            "The blue door is open.",
            "The red gate is open.",
            "The blue gate is open.",
            id="two words side by side",
        ),
        pytest.param(
            "We meet in Glasgow.",
            "We meet in Glasgow.\n\nBring a friend.",
            "We will meet in Leith!",
            "We will meet in Leith!\n\nBring a friend.",
            id="a paragraph added after one that was rewritten",
        ),
        pytest.param(
            "One.\n\nTwo.\n\nThree.",
            "One.\n\nThree.",
            "One.\n\nTwo.",
            "One.",
            id="two neighbours deleted, one by each",
        ),
        pytest.param(
            "We meet. Do come.",
            "We meet. Tea is served. Do come.",
            "We meet. A bus runs. Do come.",
            "We meet. Tea is served. A bus runs. Do come.",
            id="two sentences added at one place: ours first",
        ),
        pytest.param(
            "- libraries\n- halls",
            "- libraries\n- halls\n- schools",
            "- libraries\n- halls\n- online",
            "- libraries\n- halls\n- schools\n- online",
            id="two items added to a list",
        ),
        pytest.param(
            "## Who\n\n- libraries\n- halls",
            "## Who can help\n\n- libraries\n- halls",
            "## Who\n\n- town halls\n- libraries\n- halls",
            "## Who can help\n\n- town halls\n- libraries\n- halls",
            id="a heading and a list",
        ),
        pytest.param(
            "| what | state | for |\n|---|---|---|\n| workshop | planned | 20 |",
            "| what | state | for |\n|---|---|---|\n| workshop | done | 20 |",
            "| what | state | for |\n|---|---|---|\n| workshop | planned | 25 |",
            "| what | state | for |\n|---|---|---|\n| workshop | done | 25 |",
            id="two cells of one row",
        ),
        pytest.param(
            "A.\n\nB.",
            "A.\n\nNew for all.\n\nOurs.\n\nB.",
            "A.\n\nNew for all.\n\nTheirs.\n\nB.",
            "A.\n\nNew for all.\n\nOurs.\n\nTheirs.\n\nB.",
            id="what both added alike comes once",
        ),
    ],
)
def test_edits_that_stand_apart_are_both_taken(base, ours, theirs, text):
    merged = merge(base, ours=ours, theirs=theirs)
    assert (merged.text, merged.clashes) == (text, ())


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "clashing"),
    [
        pytest.param(
            DEADLINE,
            "The call closes on 5 March. Send ideas to the network.",
            "The call closes on 12 March. Send ideas to the network.",
            (
                "The call closes on 26 February. ",
                "The call closes on 5 March. ",
                "The call closes on 12 March. ",
            ),
            id="the same word",
        ),
        pytest.param(
            "We meet at 10:30 in Leith.",
            "We meet at 11:30 in Leith.",
            "We meet at 10:45 in Leith.",
            ("We meet at 10:30 in Leith.", "We meet at 11:30 in Leith.", "We meet at 10:45 in Leith."),
            id="two halves of one time",
        ),
        pytest.param(
            "Doors open at 10:30.",
            "Doors open at 10:45.",
            "Doors open at 10:30, for all.",
            ("Doors open at 10:30.", "Doors open at 10:45.", "Doors open at 10:30, for all."),
            id="words added right beside a changed one",
        ),
        pytest.param(
            "First.\n\nBring tea.",
            "First.",
            "First.\n\nBring strong tea.",
            ("Bring tea.", "", "Bring strong tea."),
            id="deleted by one, changed by the other",
        ),
        pytest.param(
            "", "Done on Monday.", "Cancelled.", ("", "Done on Monday.", "Cancelled."), id="two first drafts"
        ),
    ],
)
def test_edits_that_meet_are_shown_as_whole_sentences(base, ours, theirs, clashing):
    merged = merge(base, ours=ours, theirs=theirs)
    assert [tuple(map(str.strip, each)) for each in wordings(merged)] == [tuple(map(str.strip, clashing))]
    assert merged.text == base


def test_a_clash_says_where_it_stands_and_is_settled_there():
    base = "First.\n\nThe call closes on 26 February.\n\nLast."
    ours = base.replace("26 February", "5 March").replace("Last", "At last")
    merged = merge(base, ours=ours, theirs=base.replace("26 February", "12 March"))
    [clash] = merged.clashes
    assert merged.text[clash.start : clash.end] == clash.base == "The call closes on 26 February."
    settled = resolve(merged, ["The call closes on 8 March."])
    assert settled == "First.\n\nThe call closes on 8 March.\n\nAt last."


def test_every_clash_must_be_settled():
    merged = merge("a", ours="b", theirs="c")
    with pytest.raises(Unsettled) as refusal:
        resolve(merged, [])
    assert refusal.value.facts == {"clashes": 1, "choices": 0}


SENTENCES = st.sampled_from(
    [
        "The plan was due in August.", "We met in Glasgow, e.g. at the library.", "Who decides?", "Open data first!",
        "It costs £2.50.", "Call 0131 244 4000.", "Bha a' choinneamh fosgailte.", "See https://example.org/plan?a=1.",
        "The plan was late.", "no full stop", "One.", "Two.", "One two three four five six.",
    ]
)  # fmt: skip
BLOCKS = st.one_of(
    st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join),
    st.lists(st.sampled_from(["- libraries", "- halls", "- **schools**", "1. first"]), min_size=1, max_size=3).map("\n".join),
    st.sampled_from(["## Ways of working", "| a | b |\n|---|---|\n| 1 | yes |", "> quoted", "```\ncode\n```"]),
)  # fmt: skip
SECTIONS = st.lists(BLOCKS, max_size=6).map("\n\n".join)
FEW_LETTERS = st.text(alphabet="ab. |\n", max_size=40)
TEXTS = st.one_of(SECTIONS, FEW_LETTERS, st.text(max_size=40))


@st.composite
def edited(draw, texts=SECTIONS):
    """A base and two texts that somebody made from it, word by word."""
    base = draw(texts)
    return base, draw(edits_of(base)), draw(edits_of(base))


@st.composite
def edits_of(draw, base):
    words = re.findall(r"\s+|\S+", base)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(words)))
        gone = draw(st.integers(0, 3))
        words[at : at + gone] = draw(
            st.lists(st.sampled_from(["new", " ", ". ", "\n\n", "plan", "-"]), max_size=3)
        )
    return "".join(words)


CASES = st.one_of(edited(), edited(FEW_LETTERS), st.tuples(TEXTS, TEXTS, TEXTS))


@given(TEXTS, TEXTS)
def test_an_edit_by_one_side_only_always_wins(base, edit):
    assert merge(base, ours=edit, theirs=base).text == edit
    assert merge(base, ours=base, theirs=edit).text == edit
    assert not merge(base, ours=base, theirs=edit).clashes


@given(TEXTS, TEXTS)
def test_equal_edits_agree(base, edit):
    assert (merge(base, ours=edit, theirs=edit).text, merge(base, ours=edit, theirs=edit).clashes) == (
        edit,
        (),
    )


@given(CASES)
def test_clashes_are_the_same_from_either_side(case):
    base, ours, theirs = case
    one, other = merge(base, ours=ours, theirs=theirs), merge(base, ours=theirs, theirs=ours)
    assert wordings(one) == [(base, ours, theirs) for base, theirs, ours in wordings(other)]
    assert sorted(words_of(one.text)) == sorted(words_of(other.text)), "only their order may differ"


def words_of(text):
    return re.findall(r"\w+(?:[^\w\s|]+\w+)*", text)


@given(CASES)
def test_nothing_from_either_side_vanishes(case):
    base, ours, theirs = case
    merged = merge(base, ours=ours, theirs=theirs)
    for side, kept in (
        (ours, [c.ours for c in merged.clashes]),
        (theirs, [c.theirs for c in merged.clashes]),
    ):
        new = set(words_of(side)) - set(words_of(base))
        assert new <= set(words_of(" ".join([merged.text, *kept])))


@given(CASES)
@example(("a.||b", "a. X|b", "a.|Y|b"))
def test_words_are_never_joined_or_broken(case):
    merged = merge(case[0], ours=case[1], theirs=case[2])
    assert set(words_of(merged.text)) <= {word for text in case for word in words_of(text)}


@given(CASES)
def test_clashes_stand_in_order_where_they_say(case):
    merged = merge(case[0], ours=case[1], theirs=case[2])
    at = 0
    for clash in merged.clashes:
        assert at <= clash.start
        assert merged.text[clash.start : clash.end] == clash.base
        assert len({clash.base, clash.ours, clash.theirs}) == 3
        at = clash.end
    assert resolve(merged, [clash.base for clash in merged.clashes]) == merged.text


# What each paragraph of a section meets: nobody, or one of the two, who changes words, writes it anew, deletes it, or
# adds one after it.
FATES = st.lists(
    st.tuples(
        st.sampled_from(["nobody", "ours", "theirs"]), st.sampled_from(["word", "anew", "delete", "add"])
    ),
    min_size=2,
    max_size=9,
)


def paragraph(number, words="was opened to everybody"):
    return f"Part {number}a {words} on day {number}b. It closed on day {number}c."


def after(number, act):
    """What is left of the paragraph with this number after the act."""
    return {
        "word": [paragraph(number, "was shown to everybody")],
        "anew": [f"Fresh {number}d words altogether {number}e."],
        "delete": [],
        "add": [paragraph(number), f"Added {number}f by somebody {number}g."],
    }[act]


@given(FATES)
def test_edits_in_different_paragraphs_never_clash(fates):
    untouched = [[paragraph(number)] for number in range(len(fates))]
    changed = [after(number, act) for number, (_who, act) in enumerate(fates)]

    def section(*writers):
        chosen = (
            new if who in writers else old
            for (who, _act), old, new in zip(fates, untouched, changed, strict=True)
        )
        return "\n\n".join(each for some in chosen for each in some)

    merged = merge(section(), ours=section("ours"), theirs=section("theirs"))
    assert merged.clashes == ()
    assert merged.text == section("ours", "theirs")


@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.sampled_from([None, "ours", "theirs"]), st.sampled_from("ABC")),
        max_size=7,
    )
)
def test_nor_do_they_where_paragraphs_repeat(rows):
    def section(*writers):
        return "\n\n".join(new if who in writers else old for old, who, new in rows)

    merged = merge(section(), ours=section("ours"), theirs=section("theirs"))
    assert (merged.text, merged.clashes) == (section("ours", "theirs"), ())


@given(st.integers(2, 12), st.data())
def test_edits_to_different_sentences_of_one_paragraph_never_clash(count, data):
    sentences = [f"Sentence number{n} speaks of the open plan and of part{n}." for n in range(count)]
    owners = data.draw(st.lists(st.sampled_from([None, "ours", "theirs"]), min_size=count, max_size=count))
    edits = [data.draw(edits_of_sentence(each)) for each in sentences]

    def text(*writers):
        return " ".join(
            new if who in writers else old for old, who, new in zip(sentences, owners, edits, strict=True)
        )

    merged = merge(text(), ours=text("ours"), theirs=text("theirs"))
    assert (merged.text, merged.clashes) == (text("ours", "theirs"), ())


@st.composite
def edits_of_sentence(draw, sentence):
    words = sentence[:-1].split()
    at = draw(st.integers(1, len(words) - 1))
    words[at : at + draw(st.integers(0, 2))] = draw(
        st.lists(st.sampled_from(["bold", "late", "of"]), max_size=2)
    )
    return " ".join(words) + "."


def test_a_hundred_people_with_a_sentence_each_never_wait_for_one_another():
    sentences = [f"Person {n} wrote this sentence." for n in range(100)]
    base = current = " ".join(sentences)
    for n, sentence in enumerate(sentences):
        merged = merge(base, ours=current, theirs=base.replace(sentence, f"{sentence[:-1]} again{n}."))
        assert not merged.clashes
        current = merged.text
    assert all(f"again{n}." in current for n in range(100))


def test_many_edits_of_all_sentences_and_one_more_sentence_still_merge():
    sentences = [f"Person {n} wrote this sentence." for n in range(40)]
    theirs = [each.replace("wrote", f"changed{n}") for n, each in enumerate(sentences)]
    theirs.insert(20, "Somebody added one.")
    ours = [*sentences[:30], sentences[30].replace("sentence", "line"), *sentences[31:]]
    merged = merge(" ".join(sentences), ours=" ".join(ours), theirs=" ".join(theirs))
    assert not merged.clashes
    assert "Person 30 changed30 this line." in merged.text


LONG = MAX_TEXT // 2


def crafted():
    """Texts of the greatest length that are as costly to compare as we could make them."""
    chance = Random(5)
    pick = lambda words: " ".join(chance.choice(words) for _ in range(LONG))[:MAX_TEXT]  # noqa: E731
    numbers = " ".join(str(n) for n in range(MAX_TEXT // 6))
    lines = lambda: "\n".join(chance.choice("ab") for _ in range(LONG))  # noqa: E731
    sentences = lambda: " ".join(chance.choice(["a.", "b.", "c."]) for _ in range(LONG))[:MAX_TEXT]  # noqa: E731
    return {
        "all words equal": ("a " * LONG, "a " * (LONG - 1) + "b ", "b " + "a " * (LONG - 1)),
        "alternating": ("a b " * (LONG // 2), "b a " * (LONG // 2), "b " * LONG),
        "reversed": (numbers, " ".join(reversed(numbers.split())), numbers[LONG:] + " " + numbers[:LONG]),
        "random from few": (pick("abcd"), pick("abcd"), pick("abcd")),
        "random lines": (lines(), lines(), lines()),
        "random sentences": (sentences(), sentences(), sentences()),
        "blanks": (" " * MAX_TEXT, "\t" * MAX_TEXT, "\n" * MAX_TEXT),
        "marks": (". " * LONG, "| " * LONG, "." * MAX_TEXT),
        "one long word": ("x" * MAX_TEXT, "x" * (MAX_TEXT - 1), "y" * MAX_TEXT),
        "word and marks": ("a" + "!" * (MAX_TEXT - 1), "a!" * LONG, "!a" * LONG),
    }


@pytest.mark.parametrize("name", crafted())
def test_no_text_takes_over_a_second(name):
    base, ours, theirs = crafted()[name]
    merged = merge(base, ours=ours, theirs=theirs)
    assert resolve(merged, [clash.base for clash in merged.clashes]) == merged.text


def test_a_clash_is_plain_data():
    assert merge("a", ours="b", theirs="c").clashes == (Clash("a", "b", "c", 0),)
