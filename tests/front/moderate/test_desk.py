"""The moderators' desk: what waits, many acts at once, hiding and restoring, waves, and the rules."""

from datetime import timedelta
from uuid import uuid4

import pytest

from moothill.commons.cycles.queries import guest_actor
from moothill.commons.discussion.models import Comment
from moothill.commons.discussion.operations import say
from moothill.commons.journal.models import Entry
from moothill.commons.moderation.appealing import appeal
from moothill.commons.moderation.hiding import hide
from moothill.commons.moderation.models import Deed, Hiding, Policy, Sighting, Wave
from moothill.commons.moderation.policy import settings_of
from moothill.commons.moderation.receiving import Sent, receive
from moothill.commons.people.guests import begin_guest
from moothill.commons.record.models import Suggestion
from moothill.commons.record.operations import revise
from moothill.core.screening import RULES, Verdict

DESK = "/oakland-2018-20/desk/moderation/"
SPAM = "Buy cheap viagra and cialis online no prescription needed, visit http://pills-{}.example.top today"


@pytest.fixture
def desk(client_of, moderator):
    return client_of(moderator)


@pytest.fixture
def waiting(contribute, at):
    """Two honest suggestions that are shown, and one that is held."""
    texts = ["About parks and trees in the town", SPAM.format(1), "About the night bus to the islands"]
    people = [guest_actor(begin_guest(at=at).participant) for _each in texts]
    return [
        contribute(by, text, network=f"net {n}").made
        for n, (by, text) in enumerate(zip(people, texts, strict=True))
    ]


@pytest.fixture
def comment(make, guest, at, cycle):
    record = make("page")

    def act(verdict):
        return say(
            record=record,
            words="A rude word",
            stance="neutral",
            by=guest,
            at=at,
            key=uuid4(),
            held=verdict is Verdict.HOLD,
        )

    return receive(cycle=cycle, by=guest, at=at, sent=Sent("n"), text="A rude word", act=act).made


def page(client, address="", status=200, **posted):
    answer = client.post(f"{DESK}{address}", posted) if posted else client.get(f"{DESK}{address}")
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode()


def word(suggestion):
    return f"suggestion-{suggestion.pk}"


@pytest.mark.parametrize("address", ["", "hidden/", "waves/", "rules/", "hide/?of=suggestion-1"])
def test_the_desk_is_for_those_who_moderate(client, client_of, cast, cycle, address):
    assert client.get(f"{DESK}{address}").status_code == 302
    for who in ("account_holder", "team_member", "observer", "steward_elsewhere"):
        page(client_of(cast[who]), address, 403)


def test_the_honest_come_first_and_say_why_they_wait(desk, waiting):
    shown = page(desk)
    places = [shown.index(f'value="{word(each)}"') for each in waiting]
    assert places[0] < places[2] < places[1]
    assert "This uses words of advertisements." in shown
    assert word(waiting[0]) not in page(desk, "?show=held")
    assert word(waiting[1]) not in page(desk, "?show=flagged")


def test_many_are_let_stand_at_once(desk, waiting, passer_by):
    page(desk, "", 303, thing=[word(each) for each in waiting], act="clear")
    assert Suggestion.objects.visible_to(passer_by).count() == 3
    assert "Nothing waits here." in page(desk)


def test_many_are_hidden_for_one_reason(desk, waiting, passer_by):
    page(desk, "", 303, thing=[word(each) for each in waiting[:2]], act="hide", code="spam", words="A robot")
    assert Suggestion.objects.visible_to(passer_by).get() == waiting[2]
    assert Deed.objects.filter(done="hidden", reason="Advertising, or sent by a robot: A robot").count() == 2


def test_without_a_reason_or_a_choice_nothing_is_done_and_the_ticks_stay(desk, waiting):
    lines = Entry.objects.count()
    shown = page(desk, "", 422, thing=[word(waiting[0])], act="hide", words="")
    assert (
        "Choose a reason" in shown
        and f'value="{word(waiting[0])}" id="thing-{word(waiting[0])}" checked' in shown
    )
    page(desk, "", 422, act="clear")
    assert Entry.objects.count() == lines


@pytest.mark.parametrize("query", ["?show=nothing", "?after=x", "?show=reported&after=1-1"])
def test_a_list_that_there_is_not(desk, query):
    page(desk, query, 400)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions(desk, contribute, at, rows, django_assert_num_queries):
    for number in range(rows):
        contribute(guest_actor(begin_guest(at=at).participant), f"Thought {number} about {number * 7} parks")
    with django_assert_num_queries(14):
        page(desk)


def test_what_readers_report_stands_with_their_words(desk, client, comment):
    page_of = f"/oakland-2018-20/report/?of=comment-{comment.pk}"
    client.post(page_of, {"code": "abuse", "words": "It is about me"})
    shown = page(desk, "?show=reported")
    assert "It is about me" in shown and "A rude word" in shown
    page(desk, "", 303, thing=f"comment-{comment.pk}", act="hide", code="abuse", words="")
    comment.refresh_from_db()
    assert (comment.state, "It is about me" in page(desk, "?show=reported")) == ("hidden", False)


def test_a_comment_is_hidden_restored_and_undone_with_a_wave(desk, comment, cycle, moderator, at):
    page(desk, f"hide/?of=comment-{comment.pk}", 303, code="abuse", words="")
    hiding = Hiding.objects.get()
    page(desk, f"hidden/{hiding.pk}/", 303, words="It was fair")
    assert Comment.objects.get().state == "standing"
    span = {"since": "2018-03-01T00:00", "until": "2018-03-02T00:00"}
    page(
        desk, "waves/", 200, step="preview", guest=str(comment.by_id), looked_at="yes", reason="Spam", **span
    )


@pytest.fixture
def version(make, steward, at):
    section = make("section", page=make("page").reference, text="Plain words")
    made = revise(
        record=section, values={"text": "Rude words"}, base=1, by=steward, at=at, reason="A rude reason"
    )
    return made.revisions.get(number=2)


def test_no_page_tells_a_hidden_version(desk, client, version, guest, client_of, account_holder):
    address = version.record.get_absolute_url()
    places = ["", "history/", "versions/2/", "compare/?from=1&to=2", "history.atom", "change/?from=2"]
    assert any("Rude words" in client.get(address + place).content.decode() for place in places)
    page(
        desk,
        f"hide/?of={version.record.reference}/2",
        303,
        code="abuse",
        words="Named a neighbour",
        level="words",
    )
    for place in [*places, "versions/3/"]:
        shown = client.get(address + place).content.decode()
        assert "Rude words" not in shown and "A rude reason" not in shown, place
    assert "Named a neighbour" in client.get(f"{address}history/").content.decode()
    sent = {"text": "Ruder words", "base": "2", "key": str(uuid4()), "reason": "Because", "save": "1"}
    answer = client_of(account_holder).post(f"{address}change/", sent)
    assert answer.status_code == 400 and "Rude words" not in answer.content.decode()
    assert "Ruder words" in answer.content.decode()


def test_the_author_of_a_version_may_be_hidden_alone(desk, client, version, steward):
    page(desk, f"hide/?of=version-{version.pk}", 303, code="personal", words="", level="author")
    shown = client.get(f"{version.record.get_absolute_url()}versions/2/").content.decode()
    assert steward.name not in shown and "somebody whose name is hidden" in shown
    assert "Plain words" not in client.get(version.record.get_absolute_url()).content.decode()


def test_an_appeal_is_answered_by_another_moderator(desk, client_of, steward, waiting, moderator, at):
    author = guest_actor(waiting[0].by)
    hiding = hide(thing=waiting[0], code="spam", words="", by=moderator, at=at)
    appeal(hiding=hiding, words="It is about parks", by=author, at=at)
    assert "It is about parks" in page(desk, "hidden/?show=appeals")
    page(desk, f"hidden/{hiding.pk}/", 403, restores="no", words="It stays")
    page(client_of(steward), f"hidden/{hiding.pk}/", 303, restores="yes", words="It is fair")
    waiting[0].refresh_from_db()
    assert waiting[0].state == "waiting"


def test_a_wave_is_chosen_looked_at_undone_and_put_back(desk, waiting, passer_by):
    Sighting.objects.update(network="ab" * 16)
    span = {"since": "2018-03-01T00:00", "until": "2018-03-02T00:00"}
    assert "ab" * 4 in page(desk, "waves/?since=2018-03-01T00:00&until=2018-03-02T00:00")
    page(desk, "waves/", 422, step="preview", network="ab" * 16, reason="", **span)
    shown = page(desk, "waves/", step="preview", network="ab" * 16, reason="A robot", **span)
    assert "Suggestion: 3" in shown
    look = Deed.objects.get()
    assert (look.done, look.count, look.reason) == ("looked", 1, "A robot")
    digest = shown.split('name="digest" value="')[1][:64]
    page(desk, "waves/", 303, step="undo", network="ab" * 16, reason="A robot", digest=digest, **span)
    assert not Suggestion.objects.visible_to(passer_by).exists()
    wave = Wave.objects.get()
    assert "Suggestion: removed: 3" in page(desk, f"waves/{wave.pk}/")
    page(desk, f"waves/{wave.pk}/", 303, words="It was a school class")
    assert Suggestion.objects.visible_to(passer_by).count() == 2
    assert Entry.objects.filter(kind__startswith="wave.").count() == 2


def test_everything_held_is_chosen_at_once(desk, waiting):
    span = {"since": "2018-03-01T00:00", "until": "2018-03-02T00:00"}
    assert "Suggestion: 1" in page(desk, "waves/", step="preview", held="yes", reason="A robot", **span)
    assert not Deed.objects.exists()
    page(desk, "waves/", 409, step="undo", held="yes", reason="A robot", digest="x", **span)
    page(desk, "waves/", 422, step="preview", reason="A robot", **span)
    page(desk, "waves/?since=x&until=y", 422)


def policy(client, cycle, **changed):
    form = client.get(f"{DESK}rules/").context["form"]
    values = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in values.items() if value not in (None, False)}
    return {**sent, **changed}


def test_a_steward_changes_the_policy_through_the_form(client_of, steward, cycle):
    mine = client_of(steward)
    page(mine, "rules/", 422, **policy(mine, cycle, act="save"))
    page(
        mine,
        "rules/",
        303,
        **policy(
            mine, cycle, act="save", review_days=3, rule_shouting="hold", hold_first="on", reason="Agreed"
        ),
    )
    settings = settings_of(cycle)
    assert (settings.review_days, settings.hold_first, dict(settings.rules)) == (
        3,
        True,
        {"shouting": {"severity": "hold"}},
    )
    assert Policy.objects.get().values.keys() == {"review_days", "hold_first", "rules"}


def test_where_both_sides_have_stewards_the_policy_waits_for_the_other(
    client_of, steward, civil_steward, cycle
):
    mine = client_of(steward)
    page(mine, "rules/", 303, **policy(mine, cycle, act="save", review_days=3))
    assert settings_of(cycle).review_days == 7
    assert Entry.objects.filter(kind="level.proposed").count() == 1


def test_rules_are_tried_in_the_form_and_nothing_is_stored(
    client_of, steward, cycle, contribute, account_holder, settings
):
    mine = client_of(steward)
    from django.utils import timezone

    contribute(account_holder, "THESE BUS TIMES ARE WRONG AGAIN", when=timezone.now() - timedelta(hours=1))
    shown = page(
        mine,
        "rules/",
        **policy(
            mine, cycle, act="try", rule_shouting="hold", rule_shouting_words=2, rule_shouting_percent=10
        ),
    )
    assert "would have held 1 of 1" in shown and "THESE BUS TIMES" in shown
    assert not Policy.objects.exists()


def test_a_wrong_number_is_told_beside_its_rule(client_of, steward, cycle):
    mine = client_of(steward)
    shown = page(
        mine, "rules/", 422, **policy(mine, cycle, act="save", rule_haste_seconds="-1", review_days="0")
    )
    assert shown.count("ds_question--error") == 2
    assert not Policy.objects.exists()
    assert len(RULES) == shown.count('class="mh_rule"')
