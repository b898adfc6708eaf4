"""Contributors of every sort are erased, many at once, while others write: nothing of them is left anywhere."""

from __future__ import annotations

import argparse
import logging
import os
import random
import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

from kit.ground import new_site, on_each_database
from kit.writers import at_once, leave

AT_ONCE, SLUG = 4, "to-be-forgotten"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass
class Somebody:
    """One contributor: `secrets` are the strings of theirs that must be found nowhere."""

    actor: Any
    secrets: list[str] = field(default_factory=list)
    client: Any = None


class Heard(logging.Handler):
    """Whatever the application logs, at any level."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(self.format(record))


def main() -> int:
    """0 if every promise held on every database."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="a few contributors, on this database alone")
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    parser.add_argument("--seed", type=int, default=0, help="which contributors do what")
    given = parser.parse_args()
    if not (given.here or given.short):
        return on_each_database(__file__, ["--seed", str(given.seed)])
    random.seed(given.seed)
    with new_site() as database:
        erased = 8 if given.short else 100
        broken = list(_drill(erased, pages=40 if given.short else 80))
        for words in broken:
            print(f"{database}: {words}")
        if not broken:
            print(
                f"{database}: {erased} contributors erased: nothing of them is left, and the journal verifies."
            )
    return 1 if broken else 0


def _drill(count: int, *, pages: int) -> Iterator[str]:
    import django

    django.setup()
    heard = Heard()
    logging.getLogger().addHandler(heard)
    logging.getLogger().setLevel(logging.DEBUG)
    logging.getLogger().handlers[:] = [heard]
    cycle, steward = _begin()
    people = [_somebody(number, cycle, steward) for number in range(2 * count)]
    from moothill.commons.journal.running import Runner

    Runner().catch_up()
    gone, stay = people[:count], people[count:]
    if unseen := [secret for each in people for secret in each.secrets[:1] if secret not in _tables()]:
        yield f"the drill proves nothing: these were never stored: {unseen[:3]}"
    _erase(gone, stay)
    Runner().catch_up()
    secrets = {secret for each in gone for secret in each.secrets}
    yield from _found(secrets, _pages(cycle, steward, pages), heard)
    yield from _faults()
    left = _tables()
    if lost := [each for each in stay if each.secrets[0] not in left]:
        yield f"{len(lost)} others lost their names"
    leave()


def _begin() -> tuple[Any, Somebody]:
    from django.core.management import call_command
    from django.test import Client
    from kit.cycle import AT, add_task, begin

    from moothill.commons.cycles.operations import appoint
    from moothill.commons.cycles.queries import actor_of
    from moothill.commons.people.models import Person
    from moothill.commons.people.operations import participant_of
    from moothill.commons.policy.actors import OPERATOR
    from moothill.core.policy import Role, Side

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    cycle = begin(SLUG)
    person = Person.objects.create_user("steward@example.org")
    appoint(
        cycle=cycle,
        participant=participant_of(person),
        role=Role.STEWARD,
        side=Side.GOVERNMENT,
        by=OPERATOR,
        at=AT,
    )
    steward = Somebody(actor_of(person, _now()), client=Client(headers={"Host": "localhost"}))
    steward.client.force_login(person, backend=BACKEND)
    for number in range(20):
        add_task(cycle, f"Task {number}", steward.actor)
    return cycle, steward


def _now() -> Any:
    from django.utils import timezone

    return timezone.now()


def _somebody(number: int, cycle: Any, steward: Somebody) -> Somebody:
    made = _guest(number) if number % 2 else _holder(number, cycle)
    for _act in range(random.randint(1, 4)):
        _suggest(made, cycle, steward)
    if made.actor.roles:
        _edit(made, cycle)
    return made


def _guest(number: int) -> Somebody:
    """With an address, confirmed or not; every third was claimed into an account."""
    from django.test import Client

    from moothill.commons.cycles.queries import guest_actor
    from moothill.commons.people.guests import COOKIE, begin_guest, digest
    from moothill.commons.people.models import Guest

    guest, address = begin_guest(at=_now()), f"guest{number}-{uuid4().hex}@example.org"
    client = Client(headers={"Host": "localhost"}, REMOTE_ADDR=f"10.0.0.{number % 250}")
    client.cookies[COOKIE] = guest.cookie
    client.post("/me/address/", {"address": address})
    secrets = [
        guest.participant.label,
        address,
        guest.code,
        guest.cookie,
        digest(guest.code),
        digest(guest.cookie),
    ]
    if number % 4 == 1:
        for file in _home().glob("mail/*.log"):
            if address.encode() in file.read_bytes():
                link = re.search(rb"(/me/address/\S+)", file.read_bytes())
                client.post(link[1].decode() if link else "")
        secrets += filter(None, [Guest.objects.get(participant=guest.participant).mailed_code])
    made = Somebody(guest_actor(guest.participant), secrets, client)
    return _claimed(made, guest) if number % 3 == 0 else made


def _claimed(made: Somebody, guest: Any) -> Somebody:
    from moothill.commons.people.claiming import claim
    from moothill.commons.people.models import Participant

    holder = _holder(uuid4().int % 10**9, None)
    by = Participant.objects.get(pk=holder.actor.participant)
    claim(guest=guest.participant, by=by, at=_now())
    return Somebody(holder.actor, [*made.secrets[:1], *made.secrets[1:], *holder.secrets], holder.client)


def _holder(number: int, cycle: Any) -> Somebody:
    """With a second address, a session, perhaps a passkey; two of three hold or held a role."""
    from allauth.account.models import EmailAddress
    from allauth.mfa.models import Authenticator
    from django.test import Client
    from kit.cycle import AT

    from moothill.commons.cycles.operations import appoint, end_role
    from moothill.commons.cycles.queries import actor_of
    from moothill.commons.people.models import Participant, Person
    from moothill.commons.people.operations import participant_of, rename
    from moothill.commons.policy.actors import OPERATOR
    from moothill.core.policy import Role, Side

    address, second = (f"{word}{number}-{uuid4().hex}@example.org" for word in ("first", "second"))
    person = Person.objects.create_user(address)
    participant = participant_of(person)
    name = f"Canary {uuid4().hex}"
    rename(participant=participant, label=name, by=Participant.objects.get(pk=participant.pk), at=_now())
    EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
    EmailAddress.objects.create(user=person, email=second, verified=False)
    if number % 4 == 0:
        Authenticator.objects.create(user=person, type="totp", data={"secret": second})
    if cycle and number % 3:
        role = Role.STEWARD if number % 3 == 1 else Role.TEAM_MEMBER
        participant.label = name
        held = appoint(
            cycle=cycle, participant=participant, role=role, side=Side.CIVIL_SOCIETY, by=OPERATOR, at=AT
        )
        if number % 5 == 0:
            end_role(held=held, reason="A change of work", by=OPERATOR, at=_now())
    client = Client(headers={"Host": "localhost"})
    client.force_login(person, backend=BACKEND)
    Client(headers={"Host": "localhost"}).post("/accounts/login/code/", {"email": address})
    return Somebody(actor_of(Person.objects.get(pk=person.pk), _now()), [name, address, second], client)


def _suggest(made: Somebody, cycle: Any, steward: Somebody) -> None:
    """One suggestion; it waits, or is asked about and replied to, let in, declined, or assigned."""
    from moothill.commons.people.models import Participant
    from moothill.commons.record import kinds
    from moothill.commons.record.answering import accept, ask, assign, decline
    from moothill.commons.record.models import Change
    from moothill.commons.record.suggesting import Proposal, reply, suggest

    values = {"title": f"Proposed {uuid4().hex}", "everyone": True}
    proposal = Proposal(Change.CREATE, kinds.get("task"), values=values)
    sent = suggest(proposal=proposal, cycle=cycle, by=made.actor, at=_now(), key=uuid4(), reason="A gap")
    act = {"by": steward.actor, "at": _now()}
    match random.randrange(5):
        case 0:
            ask(suggestion=sent, words="Which one?", **act)
            reply(suggestion=sent, words="The first one", by=made.actor, at=_now())
        case 1:
            accept(suggestion=sent, words="Yes", **act)
        case 2:
            decline(suggestion=sent, words="No", **act)
        case 3:
            assign(suggestion=sent, to=Participant.objects.get(pk=made.actor.participant), **act)


def _edit(made: Somebody, cycle: Any) -> None:
    """What those with a role do: change, link, answer."""
    from moothill.commons.policy.errors import Refused
    from moothill.commons.record.answering import decline
    from moothill.commons.record.linking import link
    from moothill.commons.record.models import LinkKind, Record, Suggestion
    from moothill.commons.record.operations import revise

    one, other = random.sample(list(Record.objects.filter(cycle=cycle, kind="task")), 2)
    act = {"by": made.actor, "at": _now()}
    try:
        revise(record=one, values={"title": f"Edited {uuid4().hex}"}, base=one.version, **act)
        link(cause=one, effect=other, kind=LinkKind.CAME_FROM, **act)
        waiting = Suggestion.objects.open().first()
        if waiting:
            decline(suggestion=waiting, words="Not now", **act)
    except Refused:
        return  # the role ended, or does not go so far


def _erase(gone: list[Somebody], stay: list[Somebody]) -> None:
    """Several at a time, by the page and by the command, while those who stay go on suggesting."""

    def work(number: int) -> None:
        if number == AT_ONCE:
            _go_on(stay)
            return
        for turn, each in enumerate(gone[number::AT_ONCE]):
            _erase_one(each, by_command=turn % 5 == 4, withdraw=turn % 2 == 0)

    at_once(AT_ONCE + 1, work)


def _go_on(stay: list[Somebody]) -> None:
    from moothill.commons.cycles.models import Cycle
    from moothill.commons.record import kinds
    from moothill.commons.record.models import Change
    from moothill.commons.record.suggesting import Proposal, suggest

    cycle = Cycle.objects.select_related("head").get(slug=SLUG)
    for each in stay:
        proposal = Proposal(Change.CREATE, kinds.get("task"), values={"title": "More", "everyone": True})
        suggest(proposal=proposal, cycle=cycle, by=each.actor, at=_now(), key=uuid4())


def _erase_one(each: Somebody, *, by_command: bool, withdraw: bool) -> None:
    from django.core.management import call_command

    if by_command:
        with Path(os.devnull).open("w") as nowhere:
            who, extra = f"#{each.actor.participant}", ["--withdraw"] if withdraw else []
            call_command("erase", who, "--yes", *extra, stdout=nowhere)
        return
    sent = {"sure": "on", "waiting": "withdraw" if withdraw else "stay"}
    answer = each.client.post("/me/erase/", sent)
    if answer.status_code != 200:
        raise RuntimeError(f"erasing answered {answer.status_code}")


def _found(secrets: set[str], pages: Iterator[tuple[str, str]], heard: Heard) -> Iterator[str]:
    """Every place in which one of the secrets still stands."""
    places = {"a table": _tables()}
    places |= {f"the file {path.name}": path.read_bytes().decode("utf-8", "replace") for path in _files()}
    places |= {f"the backup's {name}": words for name, words in _backup()}
    places |= {f"the page {address}": words for address, words in pages}
    places["a log"] = "\n".join(heard.words)
    for place, words in places.items():
        if left := [secret for secret in secrets if secret.lower() in words.lower()]:
            yield f"{len(left)} names, addresses or codes are left in {place}, such as {left[0]}"


def _tables() -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"select * from {connection.ops.quote_name(table)}")
            rows += [f"{table} {row}" for row in cursor.fetchall()]
    return "\n".join(rows)


def _home() -> Path:
    return Path(os.environ["MOOTHILL_HOME"])


def _files() -> list[Path]:
    """Everything in the home folder: uploads, mails, notes. The database's own files hold pages that are free again."""
    return [path for path in _home().rglob("*") if path.is_file() and ".sqlite3" not in path.name]


def _backup() -> Iterator[tuple[str, str]]:
    from django.core.management import call_command

    archive = _home() / "after.zip"
    with Path(os.devnull).open("w") as nowhere:
        call_command("backup", str(archive), stdout=nowhere)
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            yield name, opened.read(name).decode("utf-8", "replace")
    archive.unlink()


def _pages(cycle: Any, steward: Somebody, most: int) -> Iterator[tuple[str, str]]:
    """Whatever a passer-by and a steward reach from the cycle's home by links, lists and downloads alike."""
    from django.test import Client

    home = cycle.get_absolute_url()
    begin = [
        home,
        f"{home}journal/",
        f"{home}journal.json",
        f"{home}who-can-do-what/",
        f"{home}suggestions/",
        f"{home}data/",
    ]
    for client in (Client(headers={"Host": "localhost"}), steward.client):
        seen, ahead, read = set(begin), list(begin), 0
        while ahead and read < most:
            address, read = ahead.pop(0), read + 1
            words = b"".join(client.get(address)).decode("utf-8", "replace")
            yield address, words
            links = {link for link in re.findall(r'href="(/[^"#?]*)', words) if link.startswith(home)}
            ahead += sorted(links - seen)
            seen |= links


def _faults() -> Iterator[str]:
    from moothill.commons.journal.models import Head
    from moothill.commons.journal.queries import verify

    for head in Head.objects.all():
        yield from (fault.words for fault in verify(head))


if __name__ == "__main__":
    sys.exit(main())
