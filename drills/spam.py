"""A wave of 5,000 advertisements from 200 networks into an open cycle: held, the honest first on the desk, undone in one act.

The posts come from `drills/spam_posts.py`, whose author had not seen the rules: `spam(count, seed)` and `honest(count, seed)`
each give so many texts. Each is sent by somebody new, through the same forms as everybody's, half as edits of a section and
half as comments. Every form carries a stamp that says how long it was open, and forged forwarding headers that must count for
nothing.
"""

from __future__ import annotations

import argparse
import http.client
import importlib.util
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

from kit.ground import moothill, new_site, on_each_database
from kit.servers import free_port, serving
from kit.writers import at_once, leave

if TYPE_CHECKING:
    from moothill.commons.cycles.models import Cycle

TOKEN = "t" * 32  # the cookie and the field of a form must agree; nothing else is asked of them
SENDERS = 4
ORIGINAL = "What stood here before anybody came."
HELD, HONEST_HELD, FIRST = (
    0.99,
    0.05,
    0.9,
)  # shares: of spam at least, of honest posts at most, of the first rows


@dataclass(frozen=True, slots=True)
class Post:
    """One text, where it is sent, from which address, how long its form was open, and whether somebody meant it."""

    number: int
    text: str
    address: str
    seconds: float
    honest: bool


def main() -> int:
    """0 if every promise held on every database."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--short", action="store_true", help="a small wave, on this database, without a server"
    )
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--size", type=int, default=5_000, help="so many advertisements, 25 from each network"
    )
    parser.add_argument("--posts", default=str(Path(__file__).with_name("spam_posts.py")))
    given = parser.parse_args()
    if not (given.here or given.short):
        same = ["--seed", str(given.seed), "--size", str(given.size), "--posts", given.posts]
        return on_each_database(__file__, same)
    with new_site() as database:
        os.environ["MOOTHILL_TRUSTED_PROXIES"] = "1"
        sizes = (80, 12, 20) if given.short else (given.size, given.size // 25, max(20, given.size // 50))
        posts = _posts(given.posts, given.seed, *sizes)
        return _drill(database, posts, networks=sizes[1], serve=not given.short)


def _posts(path: str, seed: int, spam: int, networks: int, honest: int) -> list[Post]:
    """The wave with honest people in between, in an order drawn by `seed`."""
    written, chance = _load(path), random.Random(seed)
    texts = [(text, False) for text in written.spam(spam, seed)]
    texts += [(text, True) for text in written.honest(honest, seed)]
    chance.shuffle(texts)
    return [
        Post(number, text, _address(number, networks, meant), chance.uniform(6, 120), meant)
        for number, (text, meant) in enumerate(texts, start=1)
    ]


def _load(path: str) -> Any:
    spec = importlib.util.spec_from_file_location("spam_posts", path)
    if spec is None or spec.loader is None or not Path(path).is_file():
        raise SystemExit(f"{path} is not there: it holds the posts.")
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _address(number: int, networks: int, honest: bool) -> str:
    """Addresses kept for examples: robots share a few, honest people have one each."""
    return (
        f"2001:db8:{number:x}::1"
        if honest
        else f"198.51.{100 + number % networks // 250}.{number % networks % 250}"
    )


def _drill(database: str, posts: Sequence[Post], *, networks: int, serve: bool) -> int:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    cycle = _open_cycle(len(posts))
    begun = monotonic()
    statuses = _send_all(cycle, posts) if not serve else _send_over_http(cycle, posts)
    print(
        f"{database}: {len(posts)} posts in {monotonic() - begun:.0f} s, answers {dict(statuses)}", flush=True
    )
    broken = list(_judge(database, cycle, posts, networks))
    leave()
    for words in broken:
        print(f"{database}: {words}")
    if not broken:
        print(f"{database}: the wave was held and undone, the honest came first.")
    return 1 if broken else 0


def _open_cycle(sections: int) -> Cycle:
    """A running cycle in which guests edit sections at once, with a section for each post."""
    from kit.cycle import AT, begin, steward

    from moothill.commons.record import kinds
    from moothill.commons.record.batches import Item, bring_in
    from moothill.commons.record.editing import set_mode
    from moothill.commons.record.operations import create
    from moothill.core.policy import Contributor, Mode

    cycle = begin("a-wave")
    by = steward(cycle, 1)
    set_mode(cycle=cycle, contributor=Contributor.GUEST, mode=Mode.OPEN, by=by, at=AT)
    page = create(kind=kinds.get("page"), cycle=cycle, values={"title": "Plan"}, by=by, at=AT)
    items = [
        Item("section", {"title": f"Section {number}", "page": page.reference, "text": ORIGINAL})
        for number in range(1, sections + 1)
    ]
    bring_in(cycle=cycle, items=items, by=by, at=AT, reason="To be edited", source="a drill")
    return cycle


def _form(cycle: Cycle, post: Post) -> tuple[str, dict[str, str]]:
    """The address and the fields of one post."""
    from django.utils import timezone

    from moothill.commons.moderation import trapping

    stamp = trapping.stamp(timezone.now() - timedelta(seconds=post.seconds))
    shared = {"csrfmiddlewaretoken": TOKEN, "key": str(UUID(int=post.number)), trapping.STAMP: stamp}
    place = f"/{cycle.slug}/sections/SE-{post.number}/"
    if post.number % 2:
        text = f"{ORIGINAL}\n\n{post.text}"
        edit = {
            "title": f"Section {post.number}",
            "page": "PG-1",
            "depth": "1",
            "text": text,
            "base": "1",
            "save": "1",
        }
        return f"{place}change/", shared | edit
    return f"{place}talk/", shared | {"words": post.text, "stance": "neutral", "save": "1"}


def _headers(post: Post) -> dict[str, str]:
    """What a proxy in front adds comes last; whatever stands before it was forged by the sender."""
    forged = f"203.0.113.{post.number % 250}, " if post.number % 3 else ""
    return {"X-Forwarded-For": f"{forged}{post.address}", "Cookie": f"csrftoken={TOKEN}"}


def _send_over_http(cycle: Cycle, posts: Sequence[Post]) -> Counter[int]:
    """Over real connections, several at once."""
    leave()
    port = free_port()
    environment = os.environ | {"PORT": str(port)}
    statuses: Counter[int] = Counter()

    def send(sender: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for post in posts[sender::SENDERS]:
            path, fields = _form(cycle, post)
            headers = {
                **_headers(post),
                "Content-Type": "application/x-www-form-urlencoded",
                "Host": "localhost",
            }
            connection.request("POST", path, urlencode(fields), headers)
            answer = connection.getresponse()
            answer.read()
            statuses[answer.status] += 1

    with serving([moothill(), "serve"], environment, port, "/healthz"):
        at_once(SENDERS, send)
    return statuses


def _send_all(cycle: Cycle, posts: Sequence[Post]) -> Counter[int]:
    """The same requests inside this process."""
    from django.test import Client

    statuses: Counter[int] = Counter()
    for post in posts:
        path, fields = _form(cycle, post)
        answer = Client().post(path, fields, headers=_headers(post) | {"Host": "localhost"})
        statuses[answer.status_code] += 1
    return statuses


def _judge(database: str, cycle: Cycle, posts: Sequence[Post], networks: int) -> Iterator[str]:
    """Screen again as the job does, look at the desk, let the honest stand, undo the rest; yield what is broken."""
    from django.utils import timezone

    from moothill.commons.moderation.models import Sighting
    from moothill.commons.moderation.rescreening import rescreen

    honest = {str(UUID(int=post.number)) for post in posts if post.honest}
    meant = _sightings_of(honest)
    at_once_held = _held(meant)
    for _round in range(100):
        if not rescreen(timezone.now()):
            break
    held = _held(meant)
    wave, mine = len(posts) - len(honest), len(honest)
    print(
        f"{database}: of {wave} advertisements {at_once_held[0]} held at once, {held[0]} after a second look; "
        f"of {mine} honest posts {at_once_held[1]} and {held[1]}",
        flush=True,
    )
    rules = Counter(
        concern["rule"]
        for row in Sighting.objects.filter(pk__in=meant, standing="held")
        for concern in row.concerns
    )
    print(f"{database}: why honest posts are held: {dict(rules)}", flush=True)
    if Sighting.objects.count() < len(posts):
        yield f"only {Sighting.objects.count()} of {len(posts)} posts were received"
    if held[0] < HELD * wave:
        yield f"only {held[0]} of {wave} advertisements are held"
    if held[1] > HONEST_HELD * mine:
        yield f"{held[1]} of {mine} honest posts are held"
    seen = Sighting.objects.values("network").distinct().count()
    if seen != networks + mine:
        yield f"forged headers counted: {seen} networks instead of {networks + mine}"
    yield from _on_the_desk(database, cycle, meant)
    yield from _undone(database, cycle, meant)


def _sightings_of(honest: set[str]) -> set[int]:
    """Ids of the sightings of honest posts: through the once-only keys of what was made."""
    from moothill.commons.discussion.models import Comment
    from moothill.commons.moderation.models import Sighting
    from moothill.commons.record.models import Revision, Suggestion

    tables = {"discussion.comment": Comment, "record.revision": Revision, "record.suggestion": Suggestion}
    found: set[int] = set()
    for label, model in tables.items():
        ids = model.objects.filter(key__in=honest).values_list("pk", flat=True)
        found |= set(
            Sighting.objects.filter(target=label, target_id__in=list(ids)).values_list("pk", flat=True)
        )
    return found


def _held(honest: set[int]) -> tuple[int, int]:
    """How many advertisements and how many honest posts are held."""
    from moothill.commons.moderation.models import Sighting, Standing

    held = set(Sighting.objects.filter(standing=Standing.HELD).values_list("pk", flat=True))
    return len(held - honest), len(held & honest)


def _on_the_desk(database: str, cycle: Cycle, honest: set[int]) -> Iterator[str]:
    from moothill.commons.moderation.queries import queue

    order = list(queue(cycle, "waiting").order_by("weight", "pk").values_list("pk", flat=True))
    waiting = [pk for pk in order if pk in honest]
    first = sum(pk in honest for pk in order[: len(waiting)])
    print(f"{database}: {first} of the first {len(waiting)} of {len(order)} rows on the desk are honest")
    if first < FIRST * len(waiting):
        yield f"only {first} of the first {len(waiting)} rows on the desk are honest"


def _undone(database: str, cycle: Cycle, honest: set[int]) -> Iterator[str]:
    """Let the honest stand, then undo what the networks sent from which anything is held."""
    from django.utils import timezone
    from kit.cycle import steward

    from moothill.commons.moderation import targets
    from moothill.commons.moderation.closing import clear
    from moothill.commons.moderation.looking import networks_in
    from moothill.commons.moderation.models import Sighting
    from moothill.commons.moderation.waves import Choice, preview, undo

    by, now = steward(cycle, 1), timezone.now()
    for label in targets.every():
        ids = Sighting.objects.filter(pk__in=honest, target=label).values_list("target_id", flat=True)
        clear(cycle=cycle, things=targets.things(label, ids).values(), by=by, at=now)
    since = now - timedelta(days=1)
    chosen = frozenset(row["network"] for row in networks_in(cycle, since, now) if row["held"])
    choice = Choice(since=since, until=now, networks=chosen)
    begun = monotonic()
    found = preview(cycle, choice, by=by)
    wave = undo(cycle=cycle, choice=choice, digest=found.digest, reason="Spam", by=by, at=now)
    print(f"{database}: {found.total} undone in one act in {monotonic() - begun:.1f} s: {wave.counts}")
    yield from _left_standing(cycle, honest)


def _left_standing(cycle: Cycle, honest: set[int]) -> Iterator[str]:
    """Sections say what they said before, unless an honest edit changed them; comments of the wave are out of sight."""
    from moothill.commons.discussion.models import Comment
    from moothill.commons.journal.queries import verify
    from moothill.commons.moderation.models import Sighting
    from moothill.rooms.pages.models import Section

    kept = Sighting.objects.filter(pk__in=honest)
    comments = kept.filter(target="discussion.comment").values_list("target_id", flat=True)
    edits = kept.filter(target="record.revision").count()
    spoilt = Section.objects.of(cycle).exclude(text=ORIGINAL).count()
    if spoilt != edits:
        yield f"{spoilt} sections are changed, and {edits} were by honest people"
    standing = set(Comment.objects.filter(state="standing").values_list("pk", flat=True))
    if standing != set(comments):
        yield f"{len(standing - set(comments))} comments of the wave stand"
    yield from (str(fault) for fault in verify(cycle.head))


if __name__ == "__main__":
    sys.exit(main())
