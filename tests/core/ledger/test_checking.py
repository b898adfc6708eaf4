"""Each kind of tampering is named right, with the number that leads an operator there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.ledger import GENESIS, check
from tests.core.ledger.chains import altered, chain, head, line, recomputed, renumbered, resealed, sealed

LENGTH = 9
WHOLE = chain(LENGTH)
HEAD = head(WHOLE)
NUMBERS = st.integers(1, LENGTH)
FORGED = "f" * 64


def found(lines, *, head=HEAD, kept=None):
    return [(fault.kind, fault.number) for fault in check(lines, head=head, kept=kept)]


@given(st.integers(0, 40), st.data())
def test_an_untouched_chain_has_no_fault(length, data):
    lines = chain(length)
    kept = data.draw(st.sampled_from([None, (0, GENESIS), *(head(lines[: n + 1]) for n in range(length))]))
    assert found(lines, head=head(lines), kept=kept) == []
    assert found(lines, head=None, kept=kept) == []


CHANGES = st.sampled_from(
    [
        {"scope": "elsewhere"}, {"at": "2019-01-01T00:00:00.000000+00:00"}, {"kind": "other"}, {"subject": "other"},
        {"version": 99}, {"actor": FORGED}, {"reason": FORGED}, {"title": FORGED}, {"facts": '{"a":1}'},
    ]
)  # fmt: skip


@given(NUMBERS, CHANGES, st.booleans())
def test_a_rewritten_line_is_named_whether_or_not_it_was_sealed_anew(number, changes, anew):
    lines = list(WHOLE)
    rewritten = altered(lines[number - 1], **changes)
    lines[number - 1] = resealed(rewritten) if anew else rewritten
    assert found(lines) == [("rewritten", number)]


@given(NUMBERS, st.sampled_from(["previous", "seal", "previous, and sealed anew"]))
def test_a_rewritten_link_or_seal_is_named(number, what):
    lines = list(WHOLE)
    one = lines[number - 1]
    link = one.previous if what == "seal" else FORGED
    own = FORGED if what == "seal" else one.seal
    lines[number - 1] = sealed(one.line, link) if "anew" in what else type(one)(one.line, link, own)
    assert found(lines) == [("rewritten", number)]


@given(st.integers(1, LENGTH - 1), st.booleans(), st.booleans())
def test_a_deleted_line_is_named_even_if_later_ones_are_renumbered(number, renumber, head_number_too):
    rest = WHOLE[number:]
    lines = WHOLE[: number - 1] + (renumbered(rest, -1) if renumber else rest)
    adjusted = (LENGTH - 1, HEAD[1]) if renumber and head_number_too else HEAD
    assert found(lines, head=adjusted) == [("deleted", number)]


@given(st.integers(1, LENGTH - 1), st.booleans())
def test_a_deleted_line_is_named_even_if_later_ones_are_renumbered_and_sealed_anew(number, anew):
    rest = [resealed(one) if anew else one for one in renumbered(WHOLE[number:], -1)]
    assert ("deleted", number) in found(WHOLE[: number - 1] + rest)


def test_many_deleted_lines_are_one_fault_with_both_ends():
    faults = list(check(WHOLE[:2] + WHOLE[5:], head=HEAD))
    assert [(fault.kind, fault.number, fault.words) for fault in faults] == [
        ("deleted", 3, "lines 3 to 5 are missing: deleted after being sealed")
    ]


@given(NUMBERS, st.sampled_from(["joined", "loose", "junk"]), st.booleans(), st.integers(0, 1))
def test_a_line_inserted_among_others_is_named(number, manner, next_one_joined, head_moved):
    previous = FORGED if manner == "loose" else WHOLE[number - 1].previous
    intruder = sealed(line(number, kind="forged"), previous)
    if manner == "junk":
        intruder = altered(intruder, kind="forged twice")
    rest = renumbered(WHOLE[number - 1 :], 1)
    if next_one_joined:
        rest[0] = type(rest[0])(rest[0].line, intruder.seal, rest[0].seal)
    lines = [*WHOLE[: number - 1], intruder, *rest]
    assert found(lines, head=(LENGTH + head_moved, HEAD[1])) == [("inserted", number)]


@given(st.sampled_from(["joined", "loose", "junk"]))
def test_a_line_inserted_at_the_end_is_named(manner):
    intruder = sealed(line(LENGTH + 1, kind="forged"), FORGED if manner == "loose" else HEAD[1])
    if manner == "junk":
        intruder = altered(intruder, kind="forged twice")
    assert found([*WHOLE, intruder]) == [("inserted", LENGTH + 1)]


@given(NUMBERS, st.integers(0, LENGTH))
def test_a_copy_of_an_old_line_pasted_elsewhere_is_named(copied, after):
    copy = altered(WHOLE[copied - 1], number=after + 1)
    lines = [*WHOLE[:after], copy, *renumbered(WHOLE[after:], 1)]
    faults = found(lines)
    assert len(faults) == 1
    assert faults[0][0] == "inserted"


PAIRS = st.lists(NUMBERS, min_size=2, max_size=2, unique=True).map(sorted)


@given(PAIRS, st.sampled_from(["numbers", "numbers, sealed anew", "contents"]))
def test_two_lines_that_changed_places_are_both_named(pair, what):
    one, other = pair
    lines = list(WHOLE)
    first, second = WHOLE[one - 1], WHOLE[other - 1]
    lines[one - 1], lines[other - 1] = altered(second, number=one), altered(first, number=other)
    if what == "contents":
        lines[one - 1] = type(first)(lines[one - 1].line, first.previous, first.seal)
        lines[other - 1] = type(second)(lines[other - 1].line, second.previous, second.seal)
    elif "anew" in what:
        lines[one - 1], lines[other - 1] = resealed(lines[one - 1]), resealed(lines[other - 1])
    assert sorted(found(lines)) == [("reordered", one), ("reordered", other)]


@given(st.permutations(WHOLE))
def test_lines_in_any_other_order_are_reordered_and_nothing_else(order):
    lines = [altered(one, number=number) for number, one in enumerate(order, start=1)]
    faults = found(lines)
    assert {kind for kind, _number in faults} == (set() if order == WHOLE else {"reordered"})


@given(st.integers(0, LENGTH - 1))
def test_a_tail_cut_below_the_head_row_is_named(length):
    assert found(WHOLE[:length]) == [("tail-cut", length + 1)]
    assert found(WHOLE[:length], kept=HEAD) == [("tail-cut", length + 1)]


@given(st.integers(0, LENGTH - 1))
def test_a_tail_cut_with_the_head_row_set_back_is_found_with_a_kept_head(length):
    rest = WHOLE[:length]
    assert found(rest, head=head(rest)) == []
    assert found(rest, head=head(rest), kept=HEAD) == [("tail-cut", length + 1)]


@given(NUMBERS, NUMBERS, CHANGES)
def test_a_chain_recomputed_whole_is_found_with_a_head_kept_since(start, kept_at, changes):
    lines = recomputed(WHOLE, start, **changes)
    kept = head(WHOLE[:kept_at])
    expected = [("recomputed", kept_at)] if kept_at >= start else []
    assert found(lines, head=head(lines)) == []
    assert found(lines, head=head(lines), kept=kept) == expected


@pytest.mark.parametrize(
    ("altered_head", "kept", "fault"),
    [
        ((LENGTH + 3, HEAD[1]), None, ("head-altered", LENGTH + 3)),
        ((4, HEAD[1]), None, ("head-altered", 4)),
        ((4, FORGED), None, ("head-altered", 4)),
        ((LENGTH, FORGED), HEAD, ("head-altered", LENGTH)),
        (head(WHOLE[:4]), HEAD, ("head-altered", 4)),
        ((LENGTH + 3, FORGED), None, ("tail-cut", LENGTH + 1)),
    ],
)
def test_a_head_row_that_no_line_bears_out_is_named(altered_head, kept, fault):
    assert found(WHOLE, head=altered_head, kept=kept) == [fault]


def test_two_things_done_to_one_chain_are_both_named():
    lines = list(WHOLE[:-2])
    lines[2] = altered(lines[2], subject="other")
    assert found(lines, head=head(WHOLE[:-2]), kept=HEAD) == [("tail-cut", LENGTH - 1), ("rewritten", 3)]


def test_the_lines_are_read_once_and_faults_come_while_reading():
    long = chain(300)
    read = []
    lines = (
        read.append(one) or one
        for one in [*long[:100], sealed(line(101), FORGED), *renumbered(long[100:], 1)]
    )
    first = next(check(lines, head=head(long)))
    assert (first.kind, first.number, len(read)) == ("inserted", 101, 103)


def test_a_thousand_lines_deleted_and_the_rest_renumbered_are_one_fault():
    long = chain(1500)
    assert found(long[:200] + renumbered(long[1200:], -1000), head=head(long)) == [("deleted", 201)]


def test_every_line_rewritten_is_every_line_named():
    long = chain(2100)
    lines = [altered(one, kind="other") for one in long]
    assert sorted(found(lines, head=head(long))) == [("rewritten", number) for number in range(1, 2101)]
