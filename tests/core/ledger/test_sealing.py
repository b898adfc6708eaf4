"""The format of the seal, written out a second time as a stranger would."""

import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from moothill.core.ledger import GENESIS, digest, seal
from tests.core.ledger.chains import line


def test_a_stranger_can_recompute_a_seal_from_the_description_of_the_format():
    content = [
        "moothill-1", GENESIS, "scotland-2018-20", 1, "2018-03-01T12:00:01.000000+00:00", "activity.revised",
        "scotland-2018-20/A-1", 1, "", "", "", '{"from":"Ceòl"}',
    ]  # fmt: skip
    encoded = json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode()
    assert seal(line(1, facts='{"from":"Ceòl"}'), GENESIS) == hashlib.sha256(encoded).hexdigest()


def test_the_format_never_changes_under_the_same_name():
    assert seal(line(1), GENESIS) == "868abb0f6b80eae902dad7504a8e85e2dcad708e445ad443a441e1020b35b364"


@given(st.text(), st.text(), st.text(), st.text())
def test_a_letter_moved_from_one_field_to_the_next_gives_another_seal(
    kind, subject, other_kind, other_subject
):
    same = (kind, subject) == (other_kind, other_subject)
    one = seal(line(1, kind=kind, subject=subject), GENESIS)
    other = seal(line(1, kind=other_kind, subject=other_subject), GENESIS)
    assert (one == other) == same


def test_the_digest_of_nothing_is_nothing():
    assert digest("salt", "") == ""


def test_salt_and_text_cannot_trade_letters():
    assert digest("ab", "c") != digest("a", "bc")


def test_without_the_salt_a_name_cannot_be_guessed():
    assert digest("one", "Jenny") != digest("another", "Jenny")
    assert len(digest("one", "Jenny")) == 64
