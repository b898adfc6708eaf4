"""The door for anybody: suggesting, editing what is open, and never losing a word."""

from uuid import uuid4

import pytest
from django.test import Client

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry
from moothill.commons.moderation.models import Sighting
from moothill.commons.people.guests import COOKIE
from moothill.commons.people.models import Guest, Participant
from moothill.commons.record.editing import set_mode
from moothill.commons.record.models import Record, Revision, Suggestion
from moothill.commons.record.operations import revise, withdraw
from moothill.core.policy import Contributor, CycleState, Mode

pytestmark = pytest.mark.django_db
TABLES = (Record, Revision, Suggestion, Entry, Participant, Guest, Sighting)


@pytest.fixture
def traces():
    return lambda: tuple(model.objects.count() for model in TABLES)


@pytest.fixture
def section(make):
    return make("section", page=make("page").reference, title="How it works", text="One. Two. Three.")


def sent(**values):
    return {"base": "1", "key": str(uuid4()), "reason": "It moved", "save": "1", **values}


def of(section, **values):
    page = section.revisions.last().content["page"]
    return sent(title=section.title, page=page, depth="1", text="One. Two. Three.", **values)


def change(record) -> str:
    return f"{record.get_absolute_url()}change/"


def test_a_passer_by_suggests_another_date_and_gets_a_code_once(make, cycle):
    stage = make("stage", title="Raising awareness", when="March 2018")
    browser = Client()
    assert "A steward looks at it first" in browser.get(change(stage)).content.decode()
    answer = browser.post(change(stage), sent(title="Raising awareness", when="w/c 12 March 2018"))
    suggestion = Suggestion.objects.get()
    label = suggestion.by.label
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Your return code" in page and label in page
    assert suggestion.values["when"]["words"] == "w/c 12 March 2018"
    assert browser.cookies[COOKIE].value
    line = Entry.objects.filter(head=cycle.head_id).last()
    assert (line.kind, line.actor_name) == ("suggestion.sent", label)
    again = browser.post(change(stage), sent(title="Raising awareness", when="April 2018"), follow=True)
    assert "Your return code" not in again.content.decode()
    assert {each.by for each in Suggestion.objects.all()} == {suggestion.by}


def test_no_page_and_no_row_holds_the_senders_address(make, cycle):
    stage = make("stage", when="March 2018")
    browser = Client(REMOTE_ADDR="203.0.113.77")
    answer = browser.post(change(stage), sent(title="Better", when="March 2018"))
    pages = [
        answer,
        *(browser.get(f"{cycle.get_absolute_url()}{where}") for where in ("journal/", "suggestions/")),
    ]
    assert all("203.0.113.77" not in page.content.decode() for page in pages)
    for model in TABLES:
        assert "203.0.113.77" not in str(list(model.objects.values()))


def test_the_same_form_sent_twice_is_one_suggestion(make):
    stage, browser = make("stage", when="March 2018"), Client()
    data = sent(title="Better", when="March 2018")
    first, second = browser.post(change(stage), data), browser.post(change(stage), data)
    assert (first.status_code, second.status_code) == (200, 303)
    assert (Suggestion.objects.count(), Participant.objects.filter(guest__isnull=False).count()) == (1, 1)


def test_who_never_got_the_first_answer_gets_it_again_with_a_code_that_works(make):
    stage, data = make("stage", when="March 2018"), sent(title="Better", when="March 2018")
    Client().post(change(stage), data)
    browser = Client()
    answer = browser.post(change(stage), data)
    assert "Your return code" in answer.content.decode()
    assert Suggestion.objects.count() == 1
    suggestion = Suggestion.objects.get()
    assert "Take it back" in browser.get(suggestion.get_absolute_url()).content.decode()


def test_a_key_of_somebody_elses_is_refused_and_the_words_are_kept(make, client_of, account_holder, traces):
    stage, data = make("stage", when="March 2018"), sent(title="Better", when="March 2018")
    Client().post(change(stage), data)
    before = traces()
    answer = client_of(account_holder).post(change(stage), data)
    assert (answer.status_code, traces()) == (409, before)
    assert "Better" in answer.content.decode()


@pytest.mark.parametrize(
    ("values", "status", "words"),
    [
        ({"when": "32 June"}, 422, "32 June"),
        ({"title": "A stage"}, 422, "This would change nothing"),
        ({"base": "9", "title": "Mine"}, 400, "There is no version 9"),
        ({"title": "x" * 500}, 422, "x" * 500),
    ],
)
def test_bad_input_is_told_with_everything_still_in_the_box(values, status, words, make, traces):
    stage = make("stage", title="A stage", when="March 2018")
    before = traces()
    answer = Client().post(change(stage), {**sent(title="A stage", when="March 2018"), **values})
    page = answer.content.decode()
    assert (answer.status_code, traces()) == (status, before)
    assert words in page and "It moved" in page


def test_what_was_withdrawn_or_ended_while_somebody_wrote_says_so_and_keeps_the_words(
    make, cycle, steward, at, traces
):
    stage, other = make("stage", when="March 2018"), make("objective")
    withdraw(record=stage, reason="Twice", by=steward, at=at)
    before = traces()
    answer = Client().post(change(stage), sent(title="My words", when="March 2018"))
    assert (answer.status_code, traces()) == (403, before)
    assert "My words" in answer.content.decode()
    assert Client().get(change(stage)).status_code == 410
    cycle.state = CycleState.ENDED
    cycle.save()
    answer = Client().post(change(other), sent(title="My words"))
    assert (answer.status_code, traces()) == (403, before)
    assert "My words" in answer.content.decode() and "has ended" in answer.content.decode()


def test_a_draft_is_not_there(make):
    draft = make("objective", publish=False)
    assert Client().get(change(draft)).status_code == 404
    assert Client().post(change(draft), sent(title="Mine")).status_code == 404


def test_an_account_holder_edits_a_section_at_once(section, client_of, account_holder):
    browser = client_of(account_holder)
    assert "live as soon as you save" in browser.get(change(section)).content.decode()
    answer = browser.post(change(section), {**of(section), "text": "One. 2. Three."})
    assert answer["Location"] == section.get_absolute_url()
    assert section.revisions.last().content["text"] == "One. 2. Three."
    assert Sighting.objects.get().target == "record.revision"


def test_a_stale_edit_is_put_together_and_a_clash_is_settled(
    section, client_of, account_holder, steward, at, traces
):
    revise(record=section, values={"text": "ONE. Two. Three."}, base=1, by=steward, at=at)
    browser = client_of(account_holder)
    browser.post(change(section), {**of(section), "text": "One. Two. THREE."})
    assert section.revisions.last().content["text"] == "ONE. Two. THREE."
    before = traces()
    clashing = {**of(section), "text": "Uno. Two. Three."}
    answer = browser.post(change(section), clashing)
    page = answer.content.decode()
    assert (answer.status_code, traces()) == (409, before)
    assert "Both of you changed the same words" in page and "Uno." in page and "ONE." in page
    browser.post(change(section), {**clashing, "against": "3", "settle-text-0": "both"})
    assert section.revisions.last().content["text"] == "ONE. Uno. Two. THREE."


def test_a_guest_edits_at_once_where_a_cycle_is_open_and_spam_waits_all_the_same(section, cycle, steward, at):
    set_mode(cycle=cycle, contributor=Contributor.GUEST, mode=Mode.OPEN, by=steward, at=at)
    Client().post(change(section), {**of(section), "text": "One. Two. Three. Four."})
    assert section.revisions.last().content["text"].endswith("Four.")
    spam = "Cheap loans, no credit check! Apply now at http://a.example http://b.example http://c.example http://d.example"
    answer = Client().post(
        change(section), {**of(section), "base": "2", "text": f"One. Two. Three. Four.\n\n{spam}"}
    )
    assert Suggestion.objects.get().state == "held"
    assert "looked at before anybody else sees it" in answer.content.decode()
    assert "loans" not in Client().get(section.get_absolute_url()).content.decode()
    assert Client().get(Suggestion.objects.get().get_absolute_url()).status_code == 404


def test_a_locked_record_says_so(make, cycle, steward, at, traces):
    record = make("objective")
    set_mode(cycle=cycle, record=record, contributor=Contributor.GUEST, mode=Mode.LOCKED, by=steward, at=at)
    before = traces()
    answer = Client().get(change(record))
    assert answer.status_code == 403 and "This is locked" in answer.content.decode()
    assert Client().post(change(record), sent(title="Mine")).status_code == 403
    assert traces() == before
    assert "Suggest a change" not in Client().get(record.get_absolute_url()).content.decode()


def test_something_new_and_a_withdrawal_are_suggested_through_the_same_door(make, cycle):
    home, browser = cycle.get_absolute_url(), Client()
    assert "objectives/suggest/" in browser.get(f"{home}suggest/").content.decode()
    browser.post(f"{home}objectives/suggest/", {**sent(title="Listen more"), "base": "0"})
    assert Suggestion.objects.get().change == "create"
    record = make("objective")
    address = f"{record.get_absolute_url()}suggest-withdrawal/"
    assert browser.post(address, sent(reason="")).status_code == 422
    browser.post(address, sent(reason="It is said twice"))
    assert list(Suggestion.objects.order_by("pk").values_list("change", flat=True)) == ["create", "withdraw"]
    assert browser.get(f"{home}baselines/suggest/").status_code == 404


def test_in_an_ended_cycle_nothing_new_is_offered_and_one_sentence_says_so(cycle, client_of, steward):
    home, words = cycle.get_absolute_url(), "This cycle has ended: it stays readable"
    assert f"{home}suggest/" in Client().get(f"{home}suggestions/").content.decode()
    Cycle.objects.filter(pk=cycle.pk).update(state=CycleState.ENDED)
    for page in (home, f"{home}suggestions/", f"{home}take-part/"):
        assert "Suggest something new" not in Client().get(page).content.decode(), page
    page = Client().get(f"{home}suggest/").content.decode()
    main = page[page.index("<main") : page.index("</main")]
    assert main.count(words) == 1 and "Anybody may" not in main and "Who can do what" not in main
    assert "objectives/suggest/" in client_of(steward).get(f"{home}suggest/").content.decode()


def test_where_everything_is_locked_it_says_so_once(cycle, steward, at):
    set_mode(cycle=cycle, contributor=Contributor.GUEST, mode=Mode.LOCKED, by=steward, at=at)
    page = Client().get(f"{cycle.get_absolute_url()}suggest/").content.decode()
    main = page[page.index("<main") : page.index("</main")]
    assert main.lower().count("who can do what") == 1 and "Nothing new can be suggested here now." in main


def test_what_no_form_shows_stays_as_it_is_and_fails_nowhere(make, traces):
    draft = make("draft")
    given, before = sent(title="Canarybird", why="x", **{"agreed-0-name": "Ash"}), traces()
    answer = Client().post(change(draft), given)
    assert answer.status_code == 422 and "A draft never changes" in answer.content.decode()
    assert "Canarybird" in answer.content.decode() and traces() == before


def test_lists_to_choose_from_tell_nothing_that_is_not_public(make):
    stage = make("stage", title="Shown", when="March 2018")
    make("stage", title="Canary", when="April 2018", publish=False)
    activity = make("activity", stage=stage.reference, state="planned")
    page = Client().get(change(activity)).content.decode()
    assert "Shown" in page and "Canary" not in page


def test_a_reference_the_visitor_may_not_know_stays_as_it_is(make, steward, at):
    hidden = make("stage", title="Canary", when="April 2018", publish=False)
    activity = make("activity", stage=hidden.reference, state="planned", title="A workshop")
    page = Client().get(change(activity)).content.decode()
    assert "Canary" not in page and hidden.reference not in page
    Client().post(change(activity), sent(title="A better workshop", state="planned", form="activity"))
    assert "stage" not in Suggestion.objects.get().values


def test_a_preview_is_shown_and_stores_nothing(section, traces):
    before = traces()
    answer = Client().post(change(section), {**of(section), "text": "**Bold**", "preview": "1"})
    assert "<strong>Bold</strong>" in answer.content.decode()
    live = Client().post("/preview/", {"text": "*so* <script>alert(1)</script>"}).content.decode()
    assert "<em>so</em>" in live and "<script" not in live
    assert Client().post("/preview/", {"text": "x" * 70_000}).status_code == 413
    assert traces() == before


def test_a_stewards_way_is_the_desks(make, client_of, steward):
    record = make("objective")
    assert client_of(steward).get(change(record))["Location"] == f"{record.get_absolute_url()}edit/"


def test_a_former_version_can_be_begun_from(section, account_holder, client_of, at):
    browser = client_of(account_holder)
    browser.post(change(section), {**of(section), "text": "Gone."})
    assert "One. Two. Three." in browser.get(f"{change(section)}?from=1").content.decode()


def test_a_guest_goes_by_the_name_they_give_unless_it_is_somebody_elses(make, steward, traces):
    stage = make("stage", when="March 2018")
    Client().post(change(stage), sent(title="Better", when="March 2018", called="Morag \r\n of the library"))
    assert Suggestion.objects.get().by_name == "Morag of the library"
    before = traces()
    answer = Client().post(change(stage), sent(title="Best", when="March 2018", called=steward.name))
    assert (answer.status_code, traces()) == (422, before)
    assert "is taken" in answer.content.decode() and "Best" in answer.content.decode()
