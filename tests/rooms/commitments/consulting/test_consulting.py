"""A draft is open for comment, each comment is about a paragraph or all of it, has a number for good, and gets an answer."""

import csv
import io
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import OPERATOR, PASSER_BY, Actor
from moothill.commons.policy.errors import Refused
from moothill.commons.record import kinds
from moothill.commons.record.errors import Invalid
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import publish, revise, withdraw
from moothill.rooms.commitments.errors.consulting import NothingToAskAbout, ShortPeriod
from moothill.rooms.commitments.models import Consultation, Edition
from moothill.rooms.commitments.queries.consulting import (
    advised_days,
    by_paragraph,
    comments_of,
    passage_at,
    standing,
)
from moothill.rooms.inputs.operations import change_consent

pytestmark = pytest.mark.django_db


def last_line(cycle: Cycle) -> Entry:
    return Entry.objects.filter(head=cycle.head_id).latest("number")


def commented(*records: Record) -> set[tuple[str, str]]:
    links = Link.objects.filter(kind=LinkKind.COMMENTED_BY, cause__in=records)
    return set(links.values_list("cause__reference", "effect__reference"))


def test_several_drafts_are_opened_under_one_call_in_one_act(cut: Any, open_for: Any, cycle: Cycle) -> None:
    one, other = cut(), cut()
    key, before = uuid4(), Entry.objects.count()
    call = open_for(one, other, key=key)
    assert open_for(one, other, key=key) == call
    assert set(Consultation.objects.values_list("call", "on")) == {(call.pk, one.pk), (call.pk, other.pk)}
    line = last_line(cycle)
    assert Entry.objects.count() == before + 1
    assert (line.kind, line.facts) == ("call.created", '{"days":19,"of":["CD-1","CD-2"]}')
    assert kinds.get("call").model.objects.get(pk=call.pk).form == "draft"


def test_a_short_period_is_asked_about_once_more_and_the_line_tells_it(
    cut: Any, open_for: Any, cycle: Cycle
) -> None:
    draft, before = cut(), Entry.objects.count()
    assert advised_days(cycle) == 14
    with pytest.raises(ShortPeriod, match="open for 13 days; at least 14 are advised"):
        open_for(draft, closes_at="2018-03-14 17:00")
    assert (Record.objects.filter(kind="call").count(), Entry.objects.count()) == (0, before)
    open_for(draft, closes_at="2018-03-14 17:00", sure=True)
    assert last_line(cycle).facts == '{"advised":14,"days":13,"of":["CD-1"]}'


def test_what_cannot_be_opened_is_refused_with_words_and_leaves_no_trace(
    cut: Any, open_for: Any, make: Any, cast: dict[str, Actor], steward: Actor, at: Any
) -> None:
    draft, gone = cut(), cut()
    withdraw(record=gone, reason="By mistake.", by=steward, at=at)
    for wrong in (gone, make("document")):
        with pytest.raises(NothingToAskAbout, match=wrong.reference):
            open_for(draft, wrong)
    with pytest.raises(NothingToAskAbout):
        open_for()
    for fault, values in (
        ("owner", {"owner": ""}), ("reply_by", {"reply_by": "2018-03-02"}), ("closes_at", {"closes_at": ""}),
    ):  # fmt: skip
        with pytest.raises(Invalid, match=fault):
            open_for(draft, **values)
    for who in ("team_member", "account_holder", "passer_by", "observer", "steward_elsewhere"):
        with pytest.raises(Refused):
            open_for(draft, by=cast[who])
    assert not Consultation.objects.exists() and not Record.objects.filter(kind="call").exists()


def test_such_a_call_comes_to_be_and_goes_on_only_so(
    cut: Any, open_for: Any, make: Any, steward: Actor, at: Any
) -> None:
    with pytest.raises(Invalid, match="own page"):
        make("call", form="draft")
    call = open_for(cut())
    with pytest.raises(Invalid, match="asked about a draft"):
        revise(record=call, values={"form": "ideas"}, base=1, by=steward, at=at)
    revise(record=call, values={"closes_at": "2018-03-25 17:00"}, base=1, by=steward, at=at)


def test_a_comment_is_linked_from_what_it_is_about_by_whatever_door_it_comes_into_sight(
    cut: Any, open_for: Any, comment: Any, steward: Actor, guest: Actor, at: Any, cycle: Cycle
) -> None:
    one, other = cut(), cut()
    call = open_for(one, other)
    whole = comment(call)
    part = comment(call, passage="CD-1#p-problem-2")
    held = comment(call, passage="CD-2#p-solution-1", held=True)
    private = comment(call, consent="private")
    both = {("CD-1", whole.reference), ("CD-2", whole.reference)}
    assert commented(one, other) == both | {("CD-1", part.reference)}
    assert by_paragraph(one, PASSER_BY) == {"": 1, "p-problem-2": 1}
    publish(record=held, by=steward, at=at)
    change_consent(record=private, values={"consent": "unnamed"}, by=guest, at=at)
    assert {("CD-2", held.reference), ("CD-1", private.reference)} <= commented(one, other)
    with pytest.raises(Invalid, match="no paragraph “CD-1#p-problem-9”"):
        comment(call, passage="CD-1#p-problem-9")
    comment(call, passage="the second sentence")  # a person's own words lead nowhere, and need not
    found = passage_at(cycle, call.pk, "CD-1#p-problem-2")
    assert found is not None and found.words == "Nobody says why."
    assert found.url.endswith("/drafts/CD-1/#p-problem-2")
    assert passage_at(cycle, call.pk + 999, "CD-1#p-problem-2") is None


def test_an_edition_is_commented_as_a_whole_or_by_the_paragraphs_of_its_drafts(
    cut: Any, open_for: Any, comment: Any, cycle: Cycle, at: Any
) -> None:
    draft = cut()
    moments = {"created_at": at, "published_at": at}
    plan = Record.objects.create(
        cycle=cycle, kind="edition", reference="AP-1", title="The plan", state="published", **moments
    )
    Edition.objects.create(record=plan, cycle=cycle, place=1, drafts=[{"draft": draft.reference}])
    Link.objects.create(cause=draft, effect=plan, kind=LinkKind.BUNDLED_IN, at=at)
    call = open_for(plan, closes_at="2099-03-20 17:00", reply_by="2099-04-20")
    whole, part = comment(call), comment(call, passage="CD-1#p-problem-1")
    on_plan = {("AP-1", whole.reference), ("AP-1", part.reference)}
    assert commented(plan, draft) == on_plan | {("CD-1", part.reference)}
    assert (standing(plan).comments, standing(draft).comments) == (2, 1)
    page = Client().get(draft.get_absolute_url()).content.decode()
    assert f"calls/{call.reference}/answer/?passage=CD-1%23p-problem-1" in page


def test_numbers_stay_whatever_goes_out_of_sight(
    cut: Any, open_for: Any, comment: Any, steward: Actor, cycle: Cycle, at: Any
) -> None:
    call = open_for(cut())
    made = [comment(call, f"Say it {each}.", later=each) for each in range(3)]
    held = comment(call, held=True)
    withdraw(record=made[1], reason="Spam.", by=steward, at=at)
    found = comments_of(call.pk, cycle, PASSER_BY)
    assert [(each.number, each.record and each.record.reference) for each in found] == [
        (1, made[0].reference), (2, None), (3, made[2].reference),
    ]  # fmt: skip
    publish(record=held, by=steward, at=at.replace(day=2))
    assert comments_of(call.pk, cycle, PASSER_BY, start=3)[0].number == 4


def test_how_it_stands_counts_comments_answers_and_days(
    cut: Any, open_for: Any, comment: Any, answer: Any, steward: Actor, at: Any
) -> None:
    draft = cut()
    commitment = Record.objects.get(kind="commitment")
    assert standing(draft).calls == 0 and standing(draft).closed_on is None
    call = open_for(draft)
    one, _other = comment(call), comment(call, passage="CD-1#p-problem-1")
    answer(one)
    for record in (draft, commitment):
        found = standing(record)
        assert (found.calls, found.comments, found.answered, found.unanswered) == (1, 2, 1, 1)
        assert (found.closed_on, found.days_open) == (date(2018, 3, 20), 19)
    revise(
        record=commitment,
        values={"solution": "Say it at once."},
        base=1,
        by=steward,
        at=at,
        reason="Asked for.",
    )
    second = cut(Record.objects.get(pk=commitment.pk))
    assert standing(second).comments == 0 and standing(commitment).comments == 2


def test_the_report_tells_every_comment_with_its_answer_as_a_page_and_as_data(
    cut: Any, open_for: Any, comment: Any, answer: Any, cycle: Cycle, django_assert_max_num_queries: Any
) -> None:
    call = open_for(cut())
    url = f"/{cycle.slug}/calls/{call.reference}/heard/"
    first = comment(call, "=HYPERLINK(1)", passage="CD-1#p-problem-2")
    for each in range(1, 4):
        comment(call, f"Say it {each}.", later=each)
    answer(first)
    client = Client()
    with django_assert_max_num_queries(26):
        page = client.get(url)
    text = page.content.decode()
    assert page.status_code == 200 and "Comment 4" in text and "Nobody says why." in text
    assert "1 of 4" in text and "3 comments have no answer yet" in text and "We say it at once." in text
    data = client.get(f"{url}heard.json").json()
    assert (data["about"], data["comments"], data["answered"], data["days"]) == (["CD-1"], 4, 1, 19)
    assert data["results"][0]["answers"][0]["outcome"] == "taken-up"
    sheet = client.get(f"{url}heard.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(sheet)))
    assert [row["number"] for row in rows] == ["1", "2", "3", "4"]
    assert rows[0]["comment"] == "'=HYPERLINK(1)" and rows[0]["did"] == "'=We say it at once."
    assert client.get(f"{url}?after=9").status_code == 400
    assert client.get(f"/{cycle.slug}/calls/Q-9/heard/").status_code == 404


def test_a_draft_is_opened_on_its_page_and_commented_paragraph_by_paragraph(
    cut: Any, make: Any, client_of: Any, steward: Actor, cycle: Cycle
) -> None:
    draft, also = cut(), cut()
    url, client = draft.get_absolute_url(), client_of(steward)
    assert "Open it for comment" in client.get(url).content.decode()
    page = client.get(f"{url}consult/")
    given = {name: field.value() or "" for name, field in _fields(page)} | {
        "owner": "The team", "minutes": "5", "can_change": "All of it.", "also": "cd-2, DOC-9",
    }  # fmt: skip
    wrong = client.post(f"{url}consult/", given)
    assert wrong.status_code == 422 and "“DOC-9” is none of them" in wrong.content.decode()
    given |= {"also": also.reference, "closes_at": given["opens_at"][:10] + "T23:59"}
    short = client.post(f"{url}consult/", given)
    assert short.status_code == 422 and "at least 14 are advised" in short.content.decode()
    made = client.post(f"{url}consult/", given | {"sure": "on"})
    assert made.status_code == 303
    anyone = Client()
    text = anyone.get(url).content.decode()
    assert "Comment on this" in text and "answer/?passage=CD-1%23p-problem-2" in text
    answer = anyone.get(f"/{cycle.slug}/calls/Q-1/answer/?passage=CD-1%23p-problem-2")
    assert "<p>Nobody says why.</p>" in answer.content.decode()
    sent = {"words": "Say it sooner.", "consent": "unnamed", "passage": "CD-1#p-nowhere-1", "send": "1"}
    lost = anyone.post(f"/{cycle.slug}/calls/Q-1/answer/", sent)
    assert lost.status_code == 422 and "Say it sooner." in lost.content.decode()
    done = anyone.post(f"/{cycle.slug}/calls/Q-1/answer/", sent | {"passage": "CD-1#p-problem-2"})
    assert done.status_code == 200
    comment = Record.objects.get(kind="input")
    assert "About this paragraph" in anyone.get(comment.get_absolute_url()).content.decode()
    text = anyone.get(url).content.decode()
    assert 'id="on-p-problem-2"' in text and "1 comment, 0 of 1 answered" in text
    assert Client().get(f"{url}consult/").status_code == 302


def _fields(page: Any) -> Any:
    form = page.context["form"]
    return [(name, form[name]) for name in form.fields]


def test_an_operator_opens_nothing(cut: Any, open_for: Any) -> None:
    with pytest.raises(Refused):
        open_for(cut(), by=OPERATOR)
