"""That a plan was submitted is recorded once; what had no answer then is counted and kept; amendments have a window."""

from datetime import date, timedelta

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import Invalid
from moothill.commons.record.operations import revise, withdraw
from moothill.rooms.commitments.errors import BeforeAnswers, NotIssued, SubmittedAlready, WrongDay
from moothill.rooms.commitments.models import Consultation, Edition, Submission
from moothill.rooms.commitments.operations import issue, submit
from moothill.rooms.commitments.queries import windows
from moothill.rooms.commitments.queries.unanswered import heard_of
from moothill.rooms.commitments.queries.windows import Allowed, window_of
from moothill.rooms.responses.operations import draft, publish
from moothill.rooms.standards.operations import pin_pack

pytestmark = pytest.mark.django_db


def trace():
    return Submission.objects.count(), Entry.objects.count()


def test_submission_is_recorded_once_with_its_day(issued, plan, promised, cut, cast, steward, at, cycle):
    edition, waiting = issued(), plan(cut(promised("2")))
    later, day = at + timedelta(days=40), cycle.day(at) + timedelta(days=30)
    before = trace()
    for name in ("passer_by", "account_holder", "team_member", "steward_elsewhere"):
        with pytest.raises(Refused):
            submit(edition=edition, day=day, by=cast[name], at=later)
    with pytest.raises(NotIssued):
        submit(edition=waiting, day=day, by=steward, at=later)
    for wrong in (cycle.day(at) - timedelta(days=1), cycle.day(later) + timedelta(days=1)):
        with pytest.raises(WrongDay):
            submit(edition=edition, day=wrong, by=steward, at=later)
    assert trace() == before
    made = submit(edition=edition, day=day, address="https://example.org/plan", by=steward, at=later)
    assert (made.day, made.unanswered, made.because) == (day, 0, "")
    line = Entry.objects.order_by("-pk").first()
    assert line.kind == "edition.submitted" and day.isoformat() in line.facts
    with pytest.raises(SubmittedAlready, match="An amendment is an edition of its own"):
        submit(edition=edition, day=day, by=steward, at=later)


@pytest.fixture
def comments(make, cycle):
    """Comments on a draft, under a call."""

    def of(draft, number):
        call = make("call", title="What of this draft?")
        Consultation.objects.create(call_id=call.pk, on=draft)
        return call, [make("input", title=f"More {each}", call=call.reference) for each in range(number)]

    return of


def test_a_submission_before_its_answers_says_why_and_counts_them(
    issued, promised, cut, comments, make, steward, at, cycle, client, client_of
):
    first = cut(promised())
    call, said = comments(first, 3)
    edition = issued(first)
    later = at + timedelta(days=10)

    def answer(record, moment):
        values = {"title": "Trees", "asked": "What?", "heard": "More.", "did": "Yes.", "outcome": "taken-up"}
        publish(
            responses=[draft(cycle=cycle, to=[record], values=values, by=steward, at=moment)],
            by=steward,
            at=moment,
        )

    answer(said[0], at)
    answer(said[1], later)
    day = cycle.day(at) + timedelta(days=5)
    heard = heard_of(cycle, [first.pk], day)
    assert (heard.calls, heard.comments, heard.unanswered, heard.calls_unanswered) == (1, 3, 2, 0)
    before = trace()
    with pytest.raises(BeforeAnswers, match="2 comments had no answer on that day"):
        submit(edition=edition, day=day, by=steward, at=later)
    assert trace() == before
    made = submit(edition=edition, day=day, because="The deadline.", by=steward, at=later)
    assert (made.unanswered, made.because) == (2, "The deadline.")
    page = client.get(edition.get_absolute_url()).content.decode()
    assert "2 comments had no answer on that day." in page and "The deadline." in page
    data = client.get(f"{edition.get_absolute_url()}plan.json").json()
    assert data["submission"]["comments_unanswered_then"] == 2


def test_a_consultation_held_elsewhere_counts_until_it_is_answered(
    promised, cut, comments, steward, at, cycle
):
    first = cut(promised())
    call, _none = comments(first, 0)
    assert heard_of(cycle, [first.pk], cycle.day(at)).calls_unanswered == 1
    values = {
        "title": "All",
        "asked": "What?",
        "heard": "Much.",
        "did": "Yes.",
        "outcome": "taken-up",
        "day": "2018-03-03",
    }
    publish(responses=[draft(cycle=cycle, to=[call], values=values, by=steward, at=at)], by=steward, at=at)
    assert heard_of(cycle, [first.pk], date(2018, 3, 2)).calls_unanswered == 1, (
        "the response says its own day"
    )
    assert heard_of(cycle, [first.pk], date(2018, 3, 3)).calls_unanswered == 0


def test_outside_the_window_an_amendment_says_so_in_the_plan(
    issued, plan, promised, cut, steward, at, cycle, as_wired
):
    assert window_of(cycle).months is None
    pin_pack(cycle=cycle, pack="national-2022", by=steward, at=at, reason="It holds here.")
    commitment = promised()
    edition = issued(cut(commitment))
    assert (window_of(cycle).months, window_of(cycle).last) == (12, None), "it begins with the submission"
    submit(edition=edition, day=cycle.day(at), by=steward, at=at)
    window = window_of(cycle)
    assert (window.last, window.confirmed) == (date(2019, 3, 1), False)
    assert (window.is_over(date(2019, 3, 1)), window.is_over(date(2019, 3, 2))) == (False, True)
    late = at + timedelta(days=400)
    revise(record=commitment, values={"result": "More."}, base=1, by=steward, at=late, reason="Agreed")
    given = {"amends": "AP-1", "because": "Money was found.", "agreed": [{"name": "Ash"}]}
    drafts = [cut(commitment, at=late)]
    with pytest.raises(Invalid, match="it closed on 1 March 2019.*say why"):
        issue(edition=plan(*drafts, **given), by=steward, at=late)
    made = issue(edition=plan(*drafts, **given, outside="Both sides want it."), by=steward, at=late)
    contents = Edition.objects.get(pk=made.pk).contents
    assert contents["outside"] == "Both sides want it." and contents["window"]["last"] == "2019-03-01"


def test_the_window_ends_with_a_month_that_is_shorter(cycle, issued, steward, at, as_wired):
    windows.fill(lambda _cycle: Allowed(1, confirmed=True))
    moment = at.replace(month=1, day=31)
    edition = issued(at=moment)
    submit(edition=edition, day=date(2018, 1, 31), by=steward, at=moment)
    assert window_of(cycle).last == date(2018, 2, 28)
    withdraw(record=edition, reason="A mistake.", by=steward, at=at)
    assert window_of(cycle).delivered is None
