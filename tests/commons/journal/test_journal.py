"""The journal keeps what happened, and shows when somebody altered it behind the application's back."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from moothill.commons.journal.erasing import erase
from moothill.commons.journal.followers import advance
from moothill.commons.journal.models import Cursor, Entry, Head
from moothill.commons.journal.operations import stamp, write
from moothill.commons.journal.queries import unchecked, verify
from moothill.commons.record.operations import revise
from moothill.core.ledger import Line, digest, seal

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(cycle, make, steward, at):
    """Eight lines: the cycle, the roles, and some records."""
    record = make("objective", title="Build trust")
    for turn in range(5):
        record = revise(
            record=record,
            values={"title": f"Wording {turn}"},
            base=turn + 1,
            by=steward,
            at=at,
            reason="better",
        )
    return Entry.objects.filter(head=cycle.head_id).order_by("number")


@pytest.fixture
def head(cycle, lines) -> Head:
    return Head.objects.get(pk=cycle.head_id)


def kinds(head, **more) -> set[str]:
    return {fault.kind for fault in verify(head, **more)}


def sql(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_an_untouched_journal_is_whole(head):
    assert list(verify(head, kept=(head.number, head.seal))) == []


def test_line_numbers_have_no_gap(lines):
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


@pytest.mark.parametrize(
    "column", ["kind", "subject", "reason", "title", "actor_name", "facts", "reason_digest"]
)
def test_a_line_rewritten_is_named(head, column):
    sql(f"update journal_entry set {column} = 'x' where head_id = %s and number = 4", head.pk)  # noqa: S608
    assert [(fault.kind, fault.number) for fault in verify(head)][0] == ("rewritten", 4)


def test_a_line_rewritten_and_sealed_anew_is_named(head, lines):
    line = lines[3]
    content = Line(
        head.scope, 4, stamp(line.at), "objective.forged", line.subject, line.version,
        line.actor_digest, line.reason_digest, line.title_digest, line.facts,
    )  # fmt: skip
    sql(
        "update journal_entry set kind = %s, seal = %s where id = %s",
        content.kind,
        seal(content, line.previous),
        line.pk,
    )
    assert ("rewritten", 4) in [(fault.kind, fault.number) for fault in verify(head)]


def test_a_line_deleted_is_named(head):
    sql("delete from journal_entry where head_id = %s and number = 4", head.pk)
    assert [(fault.kind, fault.number) for fault in verify(head)] == [("deleted", 4)]


def test_a_line_inserted_is_named(head, lines):
    # From the end, so that no two lines ever share a number.
    for line in reversed(lines[3:]):
        sql("update journal_entry set number = number + 1 where id = %s", line.pk)
    Entry.objects.create(
        head=head, number=4, at=lines[0].at, kind="objective.forged", previous="f" * 64, seal="e" * 64
    )
    assert "inserted" in kinds(head)


def test_lines_reordered_are_named(head, lines):
    third, sixth = lines[2], lines[5]
    for number, line in ((0, third), (3, sixth), (6, third)):
        sql("update journal_entry set number = %s where id = %s", number, line.pk)
    assert {(fault.kind, fault.number) for fault in verify(head)} == {("reordered", 3), ("reordered", 6)}


def cut_the_tail(head, lines) -> None:
    keep = lines[4]
    sql("delete from journal_entry where head_id = %s and number > 5", head.pk)
    sql("update journal_head set number = 5, seal = %s where id = %s", keep.seal, head.pk)
    head.refresh_from_db()


def test_a_cut_tail_is_caught_by_a_head_kept_elsewhere(head, lines):
    kept = (head.number, head.seal)
    cut_the_tail(head, lines)
    assert kinds(head) == set()
    assert kinds(head, kept=kept) == {"tail-cut"}


def test_a_chain_recomputed_whole_is_caught_by_a_head_kept_elsewhere(head, lines):
    kept, previous = (head.number, head.seal), lines[2].seal
    for line in list(lines[3:]):
        content = Line(
            head.scope, line.number, stamp(line.at), "objective.forged", line.subject, line.version,
            line.actor_digest, line.reason_digest, line.title_digest, line.facts,
        )  # fmt: skip
        made = seal(content, previous)
        sql(
            "update journal_entry set kind = %s, previous = %s, seal = %s where id = %s",
            content.kind, previous, made, line.pk,
        )  # fmt: skip
        previous = made
    sql("update journal_head set seal = %s where id = %s", previous, head.pk)
    head.refresh_from_db()
    assert kinds(head) == set()
    assert kinds(head, kept=kept) == {"recomputed"}


def test_erasing_words_leaves_the_chain_whole(head):
    sql(
        "update journal_entry set reason = '', title = '', actor_name = '', "
        "reason_salt = '', title_salt = '', actor_salt = '' where number = 4"
    )
    assert kinds(head) == set()


@pytest.mark.parametrize("words", ["actor_name", "reason", "title"])
def test_words_without_their_salt_are_a_fault(head, words):
    salt = {"actor_name": "actor_salt"}.get(words, f"{words}_salt")
    sql(f"update journal_entry set {salt} = '', {words} = 'x' where head_id = %s and number = 4", head.pk)  # noqa: S608
    assert [(fault.kind, fault.number) for fault in verify(head)] == [("rewritten", 4)]


def test_an_erased_name_leaves_reason_and_title_to_be_checked(head, steward, at):
    erase([steward.participant], at)
    line = Entry.objects.get(head=head, number=head.number)
    assert (line.actor_name, line.title, line.reason) == ("", "Wording 4", "better")
    assert (kinds(head), unchecked(head)) == (set(), 0)
    sql("update journal_entry set reason = 'x' where id = %s", line.pk)
    assert [(fault.kind, fault.number) for fault in verify(head)] == [("rewritten", line.number)]


def test_an_erased_name_cannot_be_guessed_from_what_is_left(head, steward, at):
    """Friendly labels are few: whoever knew a salt could try them all."""
    erase([steward.participant], at)
    for line in Entry.objects.filter(actor=steward.participant):
        salts = (line.salt, line.actor_salt, line.reason_salt, line.title_salt, "")
        assert line.actor_digest not in {digest(salt, steward.name) for salt in salts}


@pytest.fixture
def sealed_before(head):
    """A journal whose lines were written when a line had one salt."""
    for line in Entry.objects.filter(head=head).order_by("number"):
        words = {"actor": line.actor_name, "reason": line.reason, "title": line.title}
        digests = {f"{name}_digest": digest("old", each) for name, each in words.items()}
        content = Line(
            head.scope, line.number, stamp(line.at), line.kind, line.subject, line.version,
            digests["actor_digest"], digests["reason_digest"], digests["title_digest"], line.facts,
        )  # fmt: skip
        before = Entry.objects.filter(head=head, number=line.number - 1).values_list("seal", flat=True)
        previous = before.first() or line.previous
        Entry.objects.filter(pk=line.pk).update(
            salt="old", actor_salt="", reason_salt="", title_salt="", previous=previous,
            seal=seal(content, previous), **digests,
        )  # fmt: skip
    last = Entry.objects.filter(head=head).latest("number")
    Head.objects.filter(pk=head.pk).update(seal=last.seal, one_salt=last.number)
    head.refresh_from_db()
    return head


def test_old_lines_are_checked_by_the_one_salt_they_have(sealed_before):
    assert kinds(sealed_before) == set()
    sql("update journal_entry set reason = 'x' where head_id = %s and number = 8", sealed_before.pk)
    assert kinds(sealed_before) == {"rewritten"}


def test_old_lines_whose_name_went_keep_their_words_and_are_counted(sealed_before, steward, at, capsys):
    erase([steward.participant], at)
    line = Entry.objects.get(head=sealed_before, number=sealed_before.number)
    assert (line.salt, line.actor_name, line.title) == ("", "", "Wording 4")
    assert kinds(sealed_before) == set()
    assert unchecked(sealed_before) == 5
    call_command("journal", "verify")
    assert "the words of 5 old lines can no longer be checked" in capsys.readouterr().out


def test_kept_pages_of_every_journal_go_when_a_name_is_erased(head, other_cycle, steward, at):
    before = dict(Head.objects.values_list("pk", "stamp"))
    erase([steward.participant], at)
    assert dict(Head.objects.values_list("pk", "stamp")) == {pk: stamp + 1 for pk, stamp in before.items()}


def test_the_command_says_all_is_well_or_exits_with_the_faults(head, capsys):
    call_command("journal", "verify")
    assert "all as sealed" in capsys.readouterr().out
    sql("delete from journal_entry where head_id = %s and number = 4", head.pk)
    with pytest.raises(CommandError):
        call_command("journal", "verify", cycle=head.scope)
    assert "line 4 " in capsys.readouterr().out


@pytest.mark.parametrize("text", ["x", "4", "4:abc", ":" + "0" * 64])
def test_a_head_written_wrongly_is_explained(head, text):
    with pytest.raises(CommandError, match="N:HASH"):
        call_command("journal", "verify", cycle=head.scope, head=text)


def test_no_act_goes_without_its_transaction(cycle, steward, at, transactional_db):
    with pytest.raises(transaction.TransactionManagementError):
        write(head=cycle.head_id, kind="x", by=steward, at=at)


def test_a_follower_reads_each_line_once_and_in_order(lines):
    read: list[int] = []
    effect = lambda entries: read.extend(entry.number for entry in entries)  # noqa: E731
    while advance("test", effect, limit=3):
        pass
    assert read == [line.number for line in lines]
    assert advance("test", effect) == 0


def test_a_follower_that_fails_reads_the_same_lines_again(lines):
    def fails(entries):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        advance("test", fails)
    assert not Cursor.objects.filter(number__gt=0).exists()


def test_two_followers_have_cursors_of_their_own(lines):
    assert advance("one", lambda entries: None) == advance("two", lambda entries: None) == len(lines)
