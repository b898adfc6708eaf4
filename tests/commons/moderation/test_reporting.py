"""Readers report what should not stand here; moderators look."""

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.moderation.closing import clear
from moothill.commons.moderation.errors import AlreadyReported, NoReason, TooMany
from moothill.commons.moderation.hiding import hide
from moothill.commons.moderation.models import Deed, Report, Sighting
from moothill.commons.moderation.receiving import Sent
from moothill.commons.moderation.reporting import report
from moothill.commons.policy.errors import Refused

SENT = Sent("a reader's network")


def reported(thing, by, at, code="abuse", words="It names my neighbour"):
    return report(thing=thing, code=code, words=words, by=by, at=at, sent=SENT)


def test_anybody_may_report_and_the_journal_names_nobody(contribute, guest, account_holder, at):
    suggestion = contribute(account_holder).made
    made = reported(suggestion, guest, at)
    assert (made.target, made.target_id, made.outcome) == ("record.suggestion", suggestion.pk, "open")
    line = Entry.objects.get(kind="report.made")
    assert (line.actor_id, line.actor_name, line.reason, line.title) == (None, "", "", "")


def test_a_version_of_a_record_can_be_reported(make, guest, at):
    version = make("page").revisions.get()
    assert reported(version, guest, at).target == "record.revision"


def test_the_same_reader_reports_a_thing_once_until_somebody_has_looked(
    contribute, guest, moderator, cycle, at
):
    suggestion = contribute(guest).made
    reported(suggestion, guest, at)
    seen = Sighting.objects.count()
    with pytest.raises(AlreadyReported):
        reported(suggestion, guest, at)
    assert (Report.objects.count(), Sighting.objects.count()) == (1, seen)
    clear(cycle=cycle, things=[suggestion], by=moderator, at=at)
    reported(suggestion, guest, at)


def test_a_report_that_was_looked_at_is_closed_and_told(contribute, guest, moderator, cycle, at):
    suggestion = contribute(guest).made
    made = reported(suggestion, guest, at)
    clear(cycle=cycle, things=[suggestion], by=moderator, at=at)
    made.refresh_from_db()
    assert (made.outcome, made.closed_by_id, made.closed_at) == ("kept", moderator.participant, at)
    assert (Deed.objects.get().done, Entry.objects.filter(kind="report.closed").count()) == ("kept", 1)


def test_hiding_what_was_reported_closes_the_report(contribute, guest, moderator, at):
    suggestion = contribute(guest).made
    made = reported(suggestion, guest, at)
    hide(thing=suggestion, code="abuse", words="", by=moderator, at=at)
    made.refresh_from_db()
    assert made.outcome == "acted"


def test_a_reason_of_the_list_is_needed(contribute, guest, at):
    suggestion = contribute(guest).made
    with pytest.raises(NoReason):
        reported(suggestion, guest, at, code="because")
    assert not Report.objects.exists()


def test_reports_are_limited_like_everything_else(contribute, guest, make, settings, at):
    settings.MOOTHILL_LIMIT_PERSON = 1
    reported(make("page").revisions.get(), guest, at)
    with pytest.raises(TooMany):
        reported(make("page").revisions.get(), guest, at)


def test_what_was_withdrawn_with_its_cycle_is_reported_no_more(contribute, guest, cycle, at):
    suggestion = contribute(guest).made
    cycle.state = "ended"
    cycle.save()
    suggestion.cycle.refresh_from_db()
    with pytest.raises(Refused):
        reported(suggestion, guest, at)
