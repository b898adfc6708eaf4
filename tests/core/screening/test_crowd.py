"""What the last hour tells: the same again, from one hand or from many, and a wave of newcomers."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.screening import Contribution, History, Verdict, gather, judge, keys, screen, trace
from moothill.core.screening.sketching import sketch
from tests.core.screening.honest import HONEST

LETTER = (
    "I write to support the third commitment. Public money is spent with too little said about it, and people near me want to"
    " know which firms were chosen and why. Please publish the register by the end of the year."
)


def left(text, contributor, network, first=True):
    return trace(Contribution(text, first=first), contributor=contributor, network=network)


def rules(text, traces, *, contributor="newcomer", network="own", first=True, usual=0.0, **how):
    given = Contribution(text, first=first, **how)
    history = gather(traces, trace(given, contributor=contributor, network=network), usual=usual)
    return {concern.rule for concern in screen(given, history)}


def test_an_empty_hour_raises_nothing():
    assert rules(LETTER, []) == {"first"}


def test_the_same_text_again_and_again_from_one_hand_is_a_repeat():
    again = [left(LETTER, "one", "net")] * 2
    assert "repeat" not in rules(LETTER, again[:1], contributor="one", network="net")
    assert "repeat" in rules(LETTER, again, contributor="one", network="net")


def test_a_changed_number_or_word_does_not_make_it_another_text():
    other = LETTER.replace("third", "second").replace("end of the year", "30 June")
    assert "repeat" in rules(other, [left(LETTER, "one", "net")] * 2, contributor="two", network="net")


def test_nearly_the_same_from_many_hands_is_a_burst():
    many = [left(f"{LETTER} Number {n}", f"hand {n}", f"net {n}") for n in range(3)]
    assert "burst" not in rules(LETTER, many[:2])
    assert "burst" in rules(LETTER, many)


def test_short_agreement_by_many_is_no_burst():
    assert rules("I agree with this.", [left("I agree with this.", f"p{n}", f"n{n}") for n in range(20)]) == {
        "first"
    }


def test_many_hands_that_lead_to_one_place_are_noticed():
    words = [
        "Look at this offer",
        "Something for everyone here",
        "You will like what they have",
        "See what my friends found",
    ]
    posts = [left(f"{text}: https://shop.example.net/{n}", f"h{n}", f"n{n}") for n, text in enumerate(words)]
    found = rules("My neighbour swears by https://www.shop.example.net/x", posts)
    assert "shared-target" in found
    assert "shared-target" not in rules("My neighbour swears by https://other.example.net/x", posts)


def test_many_may_lead_to_a_public_body():
    posts = [left(f"{text} https://www.gov.scot/{n}", f"h{n}", f"n{n}") for n, text in enumerate(HONEST[:12])]
    assert rules("The plan is at https://www.gov.scot/plan", posts) == {"first"}


def test_known_sites_of_the_cycle_are_not_strange():
    given = Contribution(
        "What we wrote down during the day, table by table and with the drawings, is for all to read at"
        " https://notes.example.org/day",
        first=True,
    )
    assert {c.rule for c in screen(given)} == {"first", "first-links"}
    assert {c.rule for c in screen(given, History(hosts=frozenset({"example.org"})))} == {"first"}


def test_a_room_full_of_people_on_one_network_is_flagged_and_not_held():
    posts = [left(text, f"guest {n}", "library") for n, text in enumerate(HONEST[:12])]
    given = Contribution(HONEST[20], first=True)
    history = gather(posts, trace(given, contributor="guest 99", network="library"))
    assert judge(screen(given, history)) is Verdict.FLAG


def test_a_busy_day_is_no_wave_where_it_is_usual():
    posts = [left(f"{n} {HONEST[n % 60]}", f"g{n}", f"n{n}") for n in range(60)]
    doubtful = "We compared it with https://blog.example.net and found the plan better."
    assert "wave" in rules(doubtful, posts, usual=2)
    assert "wave" not in rules(doubtful, posts, usual=40)
    assert "wave" not in rules(doubtful, posts, usual=2, first=False)


def test_in_a_wave_honest_newcomers_still_come_through():
    posts = [left(f"Wonderful {n} thing {n * n} sold", f"g{n}", f"n{n % 40}") for n in range(400)]
    held = [
        text
        for n, text in enumerate(HONEST)
        if "wave" in rules(text, posts, contributor=f"h{n}", network=f"own {n}", seconds=60)
    ]
    assert len(held) <= len(HONEST) // 20


SAID = st.lists(
    st.sampled_from("council plan open data people meet library vote bus road".split()),
    min_size=8,
    max_size=30,
)


@given(SAID)
def test_a_text_has_the_same_keys_whatever_its_numbers_and_capitals(words):
    text = " ".join(words)
    assert keys(Contribution(text)) == keys(Contribution(text.upper()))
    assert sketch([*words, "12"]) == sketch([*words, "7"])
    assert len(keys(Contribution(text))) == 16


def test_unlike_texts_share_hardly_a_key():
    long = [set(keys(Contribution(text))) for text in HONEST if len(text.split()) > 12]
    shared = [len(one & other) for n, one in enumerate(long) for other in long[:n]]
    assert max(shared) < 4
    assert sum(shared) < len(shared) / 20


OPENINGS = [
    "Hi all",
    "Dear members",
    "Hello friends",
    "Good day",
    "Hey",
    "Greetings everyone",
    "Listen",
    "Fellow citizens",
]
PRODUCTS = [
    "roof repairs",
    "garden furniture",
    "mattresses",
    "translation",
    "solar panels",
    "tutoring",
    "catering",
    "trucks",
]
PRAISE = ["unbeatable", "superb", "first class", "remarkable", "stunning", "reliable", "famous", "unique"]
ENDINGS = ["Find us at {}", "More on {}", "All at {}", "Talk to us: {}", "Only from {}", "Details: {}"]
QUIET = [
    "{o}, the {p} of {x} are {q} and everybody in {y} speaks of them.",
    "{o}! Ask for {x} when you need {q} {p}; they come to {y} every week.",
    "People of {y}, nothing beats the {q} {p} made by {x}.",
]


def wave(chance, count, networks):
    """Posts with few of the words that rules know: half have a link, half only a name. Each by a hand of its own."""
    for n in range(count):
        made = "".join(chance.choice("abdeiklmnoprstu") for _ in range(7)).title()
        words = {
            "o": chance.choice(OPENINGS),
            "p": chance.choice(PRODUCTS),
            "q": chance.choice(PRAISE),
            "x": made,
        }
        text = chance.choice(QUIET).format(
            **words, y=chance.choice(["Fife", "Leith", "Ayr", "Oban", "Perth"])
        )
        if chance.random() < 0.5:
            text += " " + chance.choice(ENDINGS).format(f"https://{made.lower()}.example.net/{n}")
        yield text, f"hand {n}", f"net {chance.randrange(networks)}"


@pytest.mark.parametrize("seed", [1, 2])
def test_a_wave_from_many_networks_is_held_and_honest_posts_of_the_hour_are_not(seed):
    chance = Random(seed)
    posts = [(*each, False) for each in wave(chance, 1_000, 60)]
    honest = chance.sample([text for text in HONEST if "http" not in text], 20)
    for n, text in enumerate(honest):
        posts.insert(chance.randrange(len(posts)), (text, f"person {n}", f"home {n}", True))
    traces, verdicts = [], {True: [], False: []}
    for text, contributor, network, is_honest in posts:
        given = Contribution(text, first=True, seconds=chance.uniform(11, 90))
        new = trace(given, contributor=contributor, network=network)
        verdicts[is_honest].append(judge(screen(given, gather(traces, new, usual=2))))
        traces.append(new)
    assert verdicts[True].count(Verdict.HOLD) <= 1
    assert verdicts[False].count(Verdict.HOLD) >= 0.9 * len(verdicts[False])
    later = [again(each, traces) for each in posts if not each[3]]
    assert later.count(Verdict.HOLD) >= 0.99 * len(later), "screened once more when the hour is known"
    assert [again(each, traces) for each in posts if each[3]].count(Verdict.HOLD) <= 1


def again(post, traces):
    given = Contribution(post[0], first=True, seconds=60)
    new = trace(given, contributor=post[1], network=post[2])
    return judge(
        screen(given, gather([each for each in traces if each.contributor != post[1]], new, usual=2))
    )
