"""The talk and its neighbours: moderation, one's own page, the journal."""

import pytest
from django.test import Client

from moothill.commons.discussion.models import Comment, CommentState
from moothill.commons.moderation import targets
from moothill.commons.moderation.hiding import hide, restore
from tests.front.talk.conftest import written
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


def test_moderation_hides_a_comment_and_puts_it_back(comment, steward, at, address):
    said = comment("Canary")
    thing = targets.things("discussion.comment", [said.pk])[said.pk]
    hiding = hide(thing=thing, code="abuse", words="", by=steward, at=at)
    shown = Client().get(address).content.decode()
    assert "Canary" not in shown and "Attacks or threatens somebody" in shown
    restore(hiding=hiding, words="It was a joke", by=steward, at=at)
    said.refresh_from_db()
    assert said.state == CommentState.STANDING
    assert "Canary" in Client().get(address).content.decode()


def test_moderation_releases_what_is_held_and_leaves_the_rest(comment, steward, at):
    target = targets.get("discussion.comment")
    for said in (comment(held=True), comment()):
        target.release(said, by=steward, at=at)
        said.refresh_from_db()
        assert said.state == CommentState.STANDING
    assert target.hold(said, reason="A rule", by=steward, at=at) is True
    assert (target.text(said), target.author(said)) == (said.words, said.by_id)


def test_ones_own_page_says_what_became_of_what_one_said(comment, client_of, account_holder, steward, at):
    hide(thing=comment("Canary", stance="for"), code="abuse", words="", by=steward, at=at)
    comment("Trust takes time.")
    page = words(client_of(account_holder).get("/me/").content.decode())
    for part in ("Said in the talk: a point for", "hidden", "Attacks or threatens somebody", "standing"):
        assert part in page


def test_the_number_of_a_comment_leads_to_its_address(comment, record, cycle, other_cycle):
    said, held = comment(), comment(held=True)
    answer = Client().get(f"/{cycle.slug}/talk/{said.pk}/")
    assert answer["Location"] == said.get_absolute_url()
    for where, number in ((cycle, held.pk), (cycle, 10**17), (other_cycle, said.pk)):
        assert Client().get(f"/{where.slug}/talk/{number}/").status_code == 404


def test_the_journal_tells_that_something_was_said(address, cycle):
    Client().post(address, written("Canary"))
    page = words(Client().get(f"/{cycle.slug}/journal/").content.decode())
    assert "Something was said in the talk: Build trust" in page and "Canary" not in page
    assert Comment.objects.count() == 1
