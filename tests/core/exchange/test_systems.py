"""The exports of other systems, and of ours."""

import io
import json
import os
from pathlib import Path

import pytest

from moothill.core.exchange import READERS, CannotRead, Found, guess
from tests.core.exchange.helpers import document, entry, found, letter, read, refused, sheet, words, workbook

FILES = Path(__file__).parent / "files"
POLIS = (FILES / "polis-comments.csv").read_bytes()
REAL = Path(os.environ.get("MOOTHILL_POLIS", "/nowhere"))


def test_polis_comments_come_with_who_agreed_and_those_that_were_rejected_are_said():
    rows = found("polis", POLIS)
    assert len(rows) == 9
    assert rows[0] == Found(
        row=2,
        values={
            "words": "MMP is simpler to explain than STV.", "form": "comment", "when": "2017-01-08", "supports": "5",
            "source": "Gathered using the Polis software (compdemocracy.org/polis), comment 161: 5 agreed, 4 disagreed",
        },
        external="161",
        place="row 2",
    )  # fmt: skip
    assert {each.english for each in refused("polis", POLIS)} == {
        "Moderators of the conversation rejected this comment."
    }
    assert len(refused("polis", POLIS)) == 3


@pytest.mark.skipif(not REAL.is_dir(), reason="MOOTHILL_POLIS names no folder with exports of Pol.is")
@pytest.mark.parametrize(
    ("name", "taken", "rejected"),
    [("brexit-consensus", 50, 0), ("canadian-electoral-reform", 152, 22), ("vtaiwan.uberx", 119, 78)],
)
def test_whole_conversations_are_read(name: str, taken: int, rejected: int):
    data = (REAL / name / "comments.csv").read_bytes()
    assert (len(found("polis", data)), len(refused("polis", data))) == (taken, rejected)


PROPOSALS = [
    "id", "author/id", "author/name", "author/url", "category/id", "category/name/en", "participatory_space/id",
    "participatory_space/url", "component/id", "title/en", "title/ca", "body/en", "body/ca", "address", "state", "reference",
    "supports", "endorsements/total_count", "comments", "published_at", "url", "is_amend", "original_proposal/url", "withdrawn",
]  # fmt: skip


def proposal(**cells: str) -> list[str]:
    usual = {
        "id": "12", "author/name": "Una Example", "title/en": "Open up", "title/ca": "Obrim", "body/en": "<p>Open the meetings.</p>",
        "address": "Perth", "state": "accepted", "supports": "31", "published_at": "2019-05-02 09:10:11 UTC",
        "url": "https://decidim.example/proposals/12", "is_amend": "false", "withdrawn": "false",
    }  # fmt: skip
    return [{**usual, **cells}.get(name, "") for name in PROPOSALS]


def test_decidims_proposals_are_ideas():
    (one,) = found("decidim", sheet(PROPOSALS, proposal(), delimiter=";"))
    assert one.values == {
        "title": "Open up", "words": "Open the meetings.", "form": "idea", "language": "en", "said_by": "Una Example",
        "place": "Perth", "when": "2019-05-02", "supports": "31", "source": "https://decidim.example/proposals/12",
    }  # fmt: skip
    assert one.external == "proposal 12"
    assert [remark.english for remark in one.remarks] == ["The source also has this in: ca."]


def test_decidims_withdrawn_proposals_and_amendments_are_refused_by_name():
    rows = [
        proposal(state="withdrawn"),
        proposal(is_amend="true", **{"original_proposal/url": "https://decidim.example/1"}),
    ]
    assert [each.english for each in refused("decidim", sheet(PROPOSALS, *rows, delimiter=";"))] == [
        "Its author withdrew this proposal.",
        "This is an amendment of another proposal: https://decidim.example/1",
    ]


def test_decidims_comments_say_what_they_are_about():
    head = ["id", "created_at", "body", "locale", "author/id", "author/name", "alignment", "depth", "user_group/name/en",
            "commentable_id", "commentable_type", "root_commentable_url"]  # fmt: skip
    row = ["5", "2020-01-31 23:59:00 UTC", "Yes", "ca", "3", "Bo Example", "1", "0", "", "12", "Decidim::Proposals::Proposal",
           "https://decidim.example/proposals/12"]  # fmt: skip
    (one,) = found("decidim", sheet(head, row, delimiter=";"))
    assert one.values == {
        "words": "Yes", "form": "comment", "language": "ca", "said_by": "Bo Example", "when": "2020-01-31",
        "source": "https://decidim.example/proposals/12 (comment 5, in favour)",
    }  # fmt: skip
    assert one.external == "comment 5"


def test_decidims_meetings_are_notes_of_events():
    head = ["id", "participatory_space/id", "title/en", "description/en", "start_time", "end_time", "attendees", "organizations",
            "address", "location/en", "url", "published"]  # fmt: skip
    row = ["9", "1", "Workshop", "<p>We met.</p>", "2018-09-04 18:00:00", "", "21", "Example Forum", "1 High Street", "Hall",
           "https://decidim.example/meetings/9", "true"]  # fmt: skip
    (one,) = found("decidim", sheet(head, row, [*row[:-1], "false"], delimiter=";"))
    assert one.values == {
        "title": "Workshop", "words": "We met.", "form": "note", "language": "en", "organisation": "Example Forum",
        "place": "Hall, 1 High Street", "when": "2018-09-04", "source": "https://decidim.example/meetings/9",
    }  # fmt: skip
    assert [remark.english for remark in one.remarks] == ["21 people came, according to the source."]


def test_what_a_system_of_another_kind_exports_is_refused_by_name():
    with pytest.raises(CannotRead, match="“agrees” is missing"):
        read("polis", sheet(["Idea"], ["x"]))
    with pytest.raises(CannotRead, match="not Decidim's"):
        read("decidim", sheet(["Idea"], ["x"]))


def test_citizen_space_has_a_column_a_question_and_is_not_confirmed():
    head = [
        "Response ID",
        "Date Submitted",
        "What is your name?",
        "What is your organisation?",
        "Do you agree?",
        "Why?",
    ]
    row = ["ANON-1", "2018-04-02 10:11:12", "Una Example", "Example Forum", "Yes", "Because"]
    (one,) = found("citizen-space", sheet(head, row))
    assert one.values == {
        "when": "2018-04-02", "said_by": "Una Example", "organisation": "Example Forum", "form": "answer",
        "answers": '[{"question": "Do you agree?", "answer": "Yes"}, {"question": "Why?", "answer": "Because"}]',
    }  # fmt: skip
    assert one.external == "ANON-1"
    assert not READERS["citizen-space"].confirmed


def test_dialogue_has_an_idea_a_row_and_is_not_confirmed():
    head = ["Idea ID", "Subject", "What is the idea?", "Why is the idea important?", "Username", "URL"]
    row = ["3", "Open up", "<p>Open the <i>meetings</i>.</p>", "Trust", "una_e", "https://dialogue.example/3"]
    (one,) = found("dialogue", sheet(head, row))
    assert one.values == {
        "title": "Open up", "words": "Open the meetings.", "why": "Trust", "said_by": "una_e",
        "source": "https://dialogue.example/3",
    }  # fmt: skip
    assert not READERS["dialogue"].confirmed


OURS = {
    "reference": "I-4", "kind": "input", "number": "", "title": "Open up", "form": "idea", "words": "Open the meetings.",
    "why": "Trust", "answers": [], "call": "Q-1", "when": {"words": "26 March 2018", "earliest": "2018-03-26"}, "said_by": "",
    "language": "en", "consent": "unnamed", "source": "", "publication": "published", "url": "/here/inputs/I-4/",
}  # fmt: skip


def test_our_own_json_comes_back_as_it_went():
    survey = {**OURS, "reference": "I-5", "url": "/here/inputs/I-5/", "words": "", "why": "", "form": "answer",
              "answers": [{"question": "Agree?", "answer": "Yes"}], "when": None}  # fmt: skip
    data = json.dumps({"count": 2, "results": [OURS, survey]}, indent=1).encode()
    one, two = found("moothill", data)
    assert one.values == {
        "title": "Open up", "words": "Open the meetings.", "why": "Trust", "form": "idea", "language": "en",
        "when": "26 March 2018", "source": "/here/inputs/I-4/",
    }  # fmt: skip
    assert (one.external, one.place) == ("/here/inputs/I-4/", "entry 1")
    assert two.values["answers"] == '[{"question": "Agree?", "answer": "Yes"}]'


def test_our_own_json_is_read_piece_by_piece():
    many = [{**OURS, "words": f"{number} " * 200} for number in range(3_000)]
    data = json.dumps({"results": many}, ensure_ascii=False).encode()
    assert len(data) > 2_000_000
    assert [each.row for each in found("moothill", data)] == list(range(1, 3_001))


def test_our_own_drafts_and_other_kinds_are_refused_by_name():
    rows = [{**OURS, "publication": "draft"}, {**OURS, "kind": "task"}, 7]
    assert [each.english for each in refused("moothill", json.dumps({"results": rows}).encode())] == [
        "This is not published there.",
        "This is “task”, not a contribution.",
        "This is no contribution but something else.",
    ]


def test_our_own_sheet_loses_the_marks_that_kept_spreadsheets_from_running_it():
    head = ["reference", "kind", "title", "words", "when", "publication", "url"]
    row = ["I-4", "input", "'=Sum", "'- one\n- two", "26 March 2018", "published", "/here/inputs/I-4/"]
    (one,) = found("moothill", sheet(head, row))
    assert (one.values["title"], one.values["words"]) == ("=Sum", "- one\n- two")


@pytest.mark.parametrize(
    ("name", "data", "best"),
    [
        ("ideas.csv", sheet(["Idea", "Votes"], ["x", 1]), "csv"),
        ("ideas.csv", sheet(["Idea", "Votes"], ["x", 1], encoding="utf-16"), "csv"),
        ("comments.csv", POLIS, "polis"),
        ("proposals.csv", sheet(PROPOSALS, proposal(), delimiter=";"), "decidim"),
        ("x.csv", sheet(["Response ID", "Do you agree?"], [1, "Yes"]), "citizen-space"),
        ("x.csv", sheet(["Subject", "What is the idea?"], [1, "Yes"]), "dialogue"),
        ("inputs.csv", sheet(["reference", "kind", "title", "words", "url"], [1, 2, 3, 4, 5]), "moothill"),
        ("inputs.json", json.dumps({"results": [OURS]}).encode(), "moothill"),
        ("a.xlsx", workbook("<row/>"), "xlsx"),
        ("a.docx", document(entry("x")), "docx"),
        ("inbox", letter("x"), "mbox"),
        ("one.eml", b"Subject: x\n\nwords", "mbox"),
    ],
)
def test_the_reader_is_guessed_from_the_file(name: str, data: bytes, best: str):
    assert guess(name, data[:65_536])[0] == best


def test_nothing_is_guessed_for_a_picture():
    assert guess("photo.csv", b"\x89PNG\r\n" + bytes(900)) == []


def test_readers_say_what_they_are():
    for name, reader in READERS.items():
        assert (reader.name, bool(reader.label)) == (name, True)
        assert all(suffix.startswith(".") for suffix in reader.suffixes)
        if not reader.columns:
            assert reader.suggest(["Idea"]) == {}
    assert [name for name, reader in READERS.items() if not reader.confirmed] == ["citizen-space", "dialogue"]


def test_every_reader_seeks_for_itself_and_leaves_the_file_open():
    file = io.BytesIO(POLIS)
    file.seek(50)
    assert len(list(READERS["polis"].read(file, {}))) == 12
    assert not file.closed
    assert words("csv", POLIS, {"comment-body": "words"})[0] == "MMP is simpler to explain than STV."
