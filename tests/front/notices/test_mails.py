"""Mails, end to end, against a real mail server: how many, to whom, what they say and what they must not."""

import re
from datetime import timedelta
from email.message import EmailMessage
from threading import Thread

import pytest
from django.db import connection, connections
from django.test import Client

from moothill.commons.journal.models import Head
from moothill.commons.notifications import digests, fanning, sending
from moothill.commons.notifications.following import choose, reader_of
from moothill.commons.notifications.models import Letter, LetterState, Notice, Reader, Refusal
from moothill.commons.notifications.rhythms import Rhythm
from moothill.commons.people.models import Guest, Participant, Person
from moothill.commons.record.answering import decline
from moothill.commons.record.operations import revise, withdraw
from moothill.front.notices.mails import overdue
from tests.front.notices.conftest import SITE

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
HOLDER = "holder@example.org"


def words(mail: EmailMessage) -> str:
    return mail.get_content().replace("\r\n", "\n")


def path_in(mail: EmailMessage, pattern: str) -> str:
    found = re.search(rf"{SITE}({pattern})", words(mail))
    assert found, words(mail)
    return found[1]


def test_a_daily_digest_comes_once_a_day_and_never_empty(make, account_holder, hear, post, tomorrow) -> None:
    hear(account_holder)
    assert post(tomorrow - DAY) == []
    make("objective", title="Open data")
    make("objective", title="Plain words")
    assert post(tomorrow.replace(hour=6)) == []
    (mail,) = post(tomorrow.replace(hour=7))
    assert mail["To"] == HOLDER and mail["Subject"] == "The oakland-2018-20 plan: 2 things today"
    assert words(mail).index("Plain words (O-2)") < words(mail).index("Open data (O-1)")
    assert f"{SITE}/oakland-2018-20/objectives/O-1/" in words(mail)
    assert post(tomorrow.replace(hour=9)) == [] and post(tomorrow + DAY) == []
    assert Notice.objects.filter(mailed_at=None).count() == 0


def test_every_digest_carries_the_head_of_the_journal_and_how_to_stop(
    make, cycle, account_holder, hear, post, tomorrow
) -> None:
    hear(account_holder)
    make("objective")
    (mail,) = post(tomorrow)
    assert str(Head.objects.get(pk=cycle.head_id)) in words(mail)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["List-Unsubscribe"].strip() == f"<{SITE}{path_in(mail, '/notices/stop/[^/]+/')}>"
    assert mail["Auto-Submitted"] == "auto-generated" and mail.get_content_type() == "text/plain"


def test_weekly_ones_come_on_mondays(make, account_holder, hear, post, at) -> None:
    hear(account_holder, often=Rhythm.WEEKLY)
    make("objective")
    days = [
        len(post(at + n * DAY)) for n in range(12)
    ]  # the first is a Thursday; what was missed before it is empty
    assert days.index(1) in {0, 4} and sum(days) == 1


def test_at_once_is_one_mail_for_one_act(make, account_holder, steward, propose, hear, post, at) -> None:
    record = make("objective")
    hear(account_holder, "record/O-1", often=Rhythm.AT_ONCE)
    later = at + timedelta(minutes=1)
    revise(record=record, values={"title": "New"}, base=1, by=steward, at=later, reason="Better.")
    (mail,) = post(later, to=HOLDER)
    assert "Objective: changed – Better." in words(mail)
    assert post(later + DAY, to=HOLDER) == []


def test_a_letter_waits_until_all_of_an_act_was_told(
    make, account_holder, hear, post, at, catch_up, mails, monkeypatch, make_person
) -> None:
    for who in (account_holder, make_person("second@example.org")):
        hear(who, often=Rhythm.AT_ONCE)
    make("objective", title="First")
    make("objective", title="Second")
    monkeypatch.setattr(fanning, "STEP", 3)
    from moothill.commons.journal import followers

    followers.advance(fanning.FOLLOWER, fanning.follow)
    sending.send_due(at)
    assert mails() == [] and Letter.objects.filter(state=LetterState.WAITING).exists()
    got = post(at + timedelta(minutes=1))
    assert sorted(mail["To"] for mail in got) == [HOLDER, "second@example.org"]
    assert all("First" in words(mail) and "Second" in words(mail) for mail in got)


def test_nothing_hidden_since_is_mailed(make, account_holder, steward, hear, post, at, tomorrow) -> None:
    record = make("objective", title="Canarybird")
    hear(account_holder)
    revise(
        record=record,
        values={"title": "Canarybird two"},
        base=1,
        by=steward,
        at=at,
        reason="Canarybird reason",
    )
    withdraw(record=record, reason="It stood here twice.", by=steward, at=at)
    (mail,) = post(tomorrow, to=HOLDER)
    assert "Canarybird" not in mail.as_string()
    assert "Objective: withdrawn – It stood here twice." in words(mail)


def test_where_all_is_hidden_no_mail_leaves(make, account_holder, steward, hear, post, at, tomorrow) -> None:
    record = make("objective")
    hear(account_holder, "record/O-1")
    revise(record=record, values={"title": "New"}, base=1, by=steward, at=at, reason="Better.")
    record.refresh_from_db()
    record.state, record.published_at = "draft", None
    record.save()
    assert post(tomorrow, to=HOLDER) == []
    assert Letter.objects.get(reader__participant=account_holder.participant).state == LetterState.EMPTY


def test_a_guest_with_a_confirmed_address_hears_by_mail_and_another_does_not(
    make, guest, steward, propose, post, at, tomorrow
) -> None:
    made = propose(guest, make("objective"), title="Better")
    decline(suggestion=made, words="It is done already.", by=steward, at=at)
    Guest.objects.filter(participant=guest.participant).update(address="passer@example.org")
    passer = "passer@example.org"
    assert post(tomorrow, to=passer) == []
    made = propose(guest, make("objective"), title="Better still")
    Guest.objects.filter(participant=guest.participant).update(confirmed_at=at)
    decline(suggestion=made, words="No.", by=steward, at=at)
    (mail,) = post(tomorrow + DAY, to=passer)
    assert "declined" in words(mail) and "/suggestions/2/" in words(mail)


def test_one_click_ends_the_mails_without_signing_in(make, account_holder, hear, post, at, tomorrow) -> None:
    hear(account_holder)
    make("objective")
    (mail,) = post(tomorrow)
    path = path_in(mail, "/notices/stop/[^/]+/")
    stranger = Client(enforce_csrf_checks=True)
    assert b"<button" in stranger.get(path).content
    make("objective")
    assert len(post(tomorrow + DAY)) == 1, "looking at the page ends nothing"
    answer = stranger.post(path, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200 and b"You get no more mails" in answer.content
    make("objective")
    assert post(tomorrow + 2 * DAY) == []
    assert Notice.objects.count() == 3, "the notices on the site go on"
    assert stranger.post(path.replace("/stop/", "/stop/9")).status_code == 404


def test_an_address_refused_for_good_is_not_written_to_again(
    make, account_holder, hear, post, server, tomorrow
) -> None:
    hear(account_holder)
    make("objective")
    server.answers[b"RCPT"] = b"550 5.1.1 no such mailbox"
    assert post(tomorrow) == []
    assert Refusal.objects.count() == 1 and HOLDER not in repr(Refusal.objects.values())
    server.answers[b"RCPT"] = b"250 ok"
    make("objective")
    assert post(tomorrow + DAY) == []
    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.REFUSED}


@pytest.mark.parametrize(
    "answers",
    [
        {b"RCPT": b"451 4.3.0 later"},
        {b"DATA": b"452 full"},
        {b"MAIL": None},
        {b"EHLO": b"421 busy", b"HELO": b"421"},
    ],
)
def test_a_failure_that_passes_is_tried_again_after_growing_pauses(
    answers, make, account_holder, hear, post, server, tomorrow
) -> None:
    hear(account_holder)
    make("objective")
    polite = dict(server.answers)
    server.answers.update(answers)
    assert post(tomorrow) == [] and post(tomorrow + timedelta(seconds=59)) == []
    server.answers.update(polite)
    assert len(post(tomorrow + timedelta(minutes=2))) == 1
    assert Letter.objects.get().attempts == 1 and not Refusal.objects.exists()


def test_a_server_that_will_not_relay_is_no_fault_of_the_address(
    make, account_holder, hear, post, server, tomorrow
) -> None:
    hear(account_holder)
    make("objective")
    server.answers[b"RCPT"] = b"554 5.7.1 relay access denied"
    assert post(tomorrow) == []
    assert not Refusal.objects.exists() and Letter.objects.get().state == LetterState.GIVEN_UP


def test_a_letter_that_a_dead_process_took_leaves_once_its_time_is_up(
    make, account_holder, hear, post, tomorrow, catch_up
) -> None:
    hear(account_holder)
    make("objective")
    catch_up()
    digests.post_digests(tomorrow)
    taken = sending._take(tomorrow)
    assert len(taken) == 1 and post(tomorrow) == []
    (mail,) = post(tomorrow + sending.LEASE)
    assert mail["Message-ID"].startswith(f"<letter-{taken[0].pk}-")
    assert post(tomorrow + 2 * sending.LEASE) == []


def test_hostile_names_titles_and_reasons_do_no_harm(
    make, cycle, account_holder, steward, hear, post, at, tomorrow
) -> None:
    hostile = "Win\u2028 at https://prize.example/ [here](http://a.example) <b>www.b.example</b>"
    cycle.title = f"{hostile[:150]}\r\nBcc: all@example.org"
    cycle.save()
    Participant.objects.filter(pk=steward.participant).update(label="prize.example\nX-Spam: no")
    from moothill.commons.cycles.queries import actor_of

    by = actor_of(Person.objects.get(participant__pk=steward.participant), at)
    record = make("objective")
    hear(account_holder)
    revise(
        record=record,
        values={"title": hostile},
        base=1,
        by=by,
        at=at,
        reason=f"{hostile}\n\n-- \nSent by the site",
    )
    (mail,) = post(tomorrow, to=HOLDER)
    assert mail["Bcc"] is None and mail["X-Spam"] is None
    assert not mail.defects and "\n" not in mail["Subject"]
    links = re.findall(r"https?://\S+", words(mail))
    assert links and all(link.startswith(SITE) for link in links)
    assert (
        "www.b" not in words(mail)
        and "prize.example\n" not in words(mail)
        and "prize . example" in words(mail)
    )


def test_each_in_their_own_language(
    make, account_holder, make_person, hear, post, settings, tomorrow, at
) -> None:
    other = make_person("other@example.org")
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    for who in (account_holder, other):
        hear(who)
    choose(often=Rhythm.DAILY, language="de", by=other, at=at)
    make("objective")
    got = {mail["To"]: words(mail) for mail in post(tomorrow)}
    assert "March 2018" in got[HOLDER] and "März 2018" in got["other@example.org"]


def test_news_by_e_mail_without_an_account_end_to_end(make, cycle, mails, post, client, tomorrow, at) -> None:
    form = f"{cycle.get_absolute_url()}subscribe/"
    assert client.get(form).status_code == 200
    answer = client.post(form, {"email": "news@example.org", "often": Rhythm.DAILY})
    assert answer.status_code == 303 and client.get(answer["Location"]).status_code == 200
    client.post(form, {"email": "news@example.org", "often": Rhythm.DAILY})
    now = Letter.objects.get().made_at
    sending.send_due(now)
    (question,) = mails()
    assert question["To"] == "news@example.org"
    path = path_in(question, "/notices/confirm/[^/]+/")
    assert "news@example.org" not in path and not Reader.objects.exists()
    assert client.get(path).status_code == 200 and not Reader.objects.exists()
    assert client.post(path).status_code == 200
    assert client.post(path).status_code == 410, "a link is good once"
    reader = Reader.objects.get()
    assert reader.participant is None and not Letter.objects.exclude(address="").exists()
    reader.follows.update(since=at)
    make("objective", title="Open data")
    (mail,) = post(tomorrow)
    assert mail["To"] == "news@example.org" and "Open data" in words(mail)
    client.post(path_in(mail, "/notices/stop/[^/]+/"))
    assert not Reader.objects.exists(), "nothing is kept of somebody who left"
    make("objective")
    assert post(tomorrow + DAY) == []


def test_asking_for_news_tells_nobody_whether_an_address_is_known(cycle, client, at) -> None:
    known = Reader.objects.create(address="news@example.org", digest="x" * 64, since=at)
    form = f"{cycle.get_absolute_url()}subscribe/"
    answers = [client.post(form, {"email": email}) for email in (known.address, "other@example.org")]
    assert answers[0].status_code == answers[1].status_code == 303
    assert answers[0]["Location"] == answers[1]["Location"] and answers[0].content == answers[1].content


def test_too_many_subscriptions_from_one_network_are_refused_in_words(cycle, client, settings) -> None:
    settings.MOOTHILL_LIMIT_NETWORK = 2
    form = f"{cycle.get_absolute_url()}subscribe/"
    codes = [
        client.post(form, {"email": f"n{n}@example.org"}, headers={"X-Forwarded-For": f"10.0.0.{n}"})
        for n in range(3)
    ]
    assert [answer.status_code for answer in codes] == [303, 303, 429]
    assert "n2@example.org" in codes[2].content.decode() and Letter.objects.count() == 2


def test_a_robot_in_the_trap_and_no_address_write_to_nobody(cycle, client) -> None:
    form = f"{cycle.get_absolute_url()}subscribe/"
    assert client.post(form, {"email": "n@example.org", "trap_title": "x"}).status_code == 303
    answer = client.post(form, {"email": "nobody"})
    assert answer.status_code == 400 and 'value="nobody"' in answer.content.decode()
    assert client.post(form, {"email": "n@example.org", "topic": "record/O-99"}).status_code == 400
    assert not Letter.objects.exists()


def test_a_refused_owner_confirms_anew(
    make, account_holder, hear, post, mails, client_of, server, tomorrow
) -> None:
    hear(account_holder)
    make("objective")
    server.answers[b"RCPT"] = b"550 5.1.1 no such mailbox"
    post(tomorrow)
    server.answers[b"RCPT"] = b"250 ok"
    client = client_of(account_holder)
    assert b"came back" in client.get("/notices/settings/").content
    assert client.post("/notices/settings/", {"do": "confirm"}).status_code == 303
    sending.send_due(Letter.objects.get(kind="confirm").made_at)
    (question,) = mails()
    assert client.post(path_in(question, "/notices/confirm/[^/]+/")).status_code == 200
    assert not Refusal.objects.exists()
    make("objective")
    assert len(post(tomorrow + DAY)) == 1


def test_whose_turn_it_is_is_reminded_once_a_day_while_something_is_overdue(
    make, cycle, guest, steward, civil_steward, propose, mails, at
) -> None:
    made = propose(guest, make("objective"), title="Better")
    made.due = (at - DAY).date()
    made.save()
    for hour in (12, 13):
        overdue.post_reminders(at.replace(hour=hour))
        sending.send_due(at.replace(hour=hour))
    got = mails()
    assert sorted(mail["To"] for mail in got) == ["civil@example.org", "gov@example.org"]
    assert "1 suggestion waits" in got[0]["Subject"] and f"{SITE}/oakland-2018-20/desk/" in words(got[0])
    decline(suggestion=made, words="No.", by=steward, at=at)
    overdue.post_reminders(at + DAY)
    sending.send_due(at + DAY)
    assert mails() == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="several workers are for PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_several_workers_send_each_letter_once(make, make_person, hear, catch_up, mails, tomorrow) -> None:
    for number in range(45):
        hear(make_person(f"p{number}@example.org"))
    make("objective")
    catch_up()
    digests.post_digests(tomorrow)

    def work() -> None:
        try:
            sending.send_due(tomorrow)
        finally:
            connections.close_all()

    threads = [Thread(target=work) for _worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(mail["To"] for mail in mails()) == sorted(f"p{number}@example.org" for number in range(45))


def test_nobody_whose_account_is_shut_is_written_to(make, account_holder, hear, post, tomorrow) -> None:
    hear(account_holder)
    Person.objects.filter(participant__pk=account_holder.participant).update(is_active=False)
    make("objective")
    assert post(tomorrow) == []


def test_a_reader_of_two_plans_gets_one_mail_from_each(
    make, cycle, other_cycle, account_holder, hear, post, tomorrow, at
) -> None:
    for where in (cycle, other_cycle):
        hear(account_holder, where=where)
        make("objective", cycle=where)
    assert len(post(tomorrow)) == 2
    assert reader_of(account_holder.participant, at).letters.count() == 2
