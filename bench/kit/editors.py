"""Editors of one section, each a signed-in person at a browser of their own: what they read, write and are answered.

Prepare in a process with Django (`prepare`), then edit over HTTP from any (`Editor`).
"""

import html
import http.client
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic, sleep
from urllib.parse import urlencode
from uuid import uuid4

_TOKEN = "t" * 32  # the cookie and the field of a form must agree; nothing else is asked of them
_PATIENCE = 90.0  # seconds in which a killed server must be back
PATIENT = 50  # how often somebody settles a clash before they leave it for another day
SENTENCES = 5  # in each paragraph


@dataclass(frozen=True)
class Ground:
    """A section to edit: its address, and the cookie of each editor."""

    address: str
    slug: str
    page: str
    cookies: list[str]


def prepare(slug: str, editors: int) -> Ground:
    """A running cycle with a page and a section of one sentence for each editor, and as many people with an account."""
    from kit.cycle import AT, begin, steward
    from moothill.commons.moderation.models import Policy
    from moothill.commons.record import kinds
    from moothill.commons.record.operations import create
    from moothill.core.screening import RULES

    cycle = begin(slug)
    # No second looks: a hundred newcomers from one network, all at once, are just what those are for.
    off = {rule: {"severity": "off"} for rule in RULES}
    Policy.objects.create(cycle=cycle, values={"rules": off}, at=AT)
    by = steward(cycle, 1)
    page = create(kind=kinds.get("page"), cycle=cycle, values={"title": "Plan"}, by=by, at=AT)
    values = {"title": "Ours", "page": page.reference, "text": text_of(editors)}
    section = create(kind=kinds.get("section"), cycle=cycle, values=values, by=by, at=AT)
    cookies = [_signed_in(f"editor-{slug}-{number}@example.org") for number in range(editors)]
    return Ground(section.get_absolute_url(), slug, page.reference, cookies)


def text_of(editors: int) -> str:
    """A sentence for each editor, five to a paragraph."""
    sentences = [f"Sentence {number} belongs to editor {number}." for number in range(editors)]
    paragraphs = [sentences[at : at + SENTENCES] for at in range(0, editors, SENTENCES)]
    return "\n\n".join(" ".join(each) for each in paragraphs)


def _signed_in(email: str) -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from moothill.commons.people.models import Person
    from moothill.commons.people.operations import participant_of

    person = Person.objects.create_user(email)
    participant_of(person)
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return str(session.session_key)


@dataclass
class Answer:
    """What the server said."""

    status: int
    body: str


@dataclass
class Editor:
    """One person at one browser. `waits` are the seconds from each save to its answer."""

    port: int
    ground: Ground
    cookie: str
    base: int = 1
    waits: list[float] = field(default_factory=list)
    _connection: http.client.HTTPConnection | None = None

    def read(self) -> str:
        """Open the form: the present text, with the version it is."""
        page = self._ask("GET", f"{self.ground.address}change/").body
        self.base = int(_only(r'name="base" value="(\d+)"', page))
        area = re.search(r'<textarea name="text".*?>\n?(.*?)</textarea>', page, re.DOTALL)
        assert area is not None, page[:500]
        return html.unescape(area[1]).replace("\r\n", "\n")

    def save(self, text: str, settle: Callable[[str, str], str]) -> tuple[bool, int]:
        """Save `text`; where it clashes, let `settle(theirs, ours)` find the words.

        Returns whether it landed, and how often it clashed. Whoever clashed `PATIENT` times leaves it for now: then the
        page of the clash must hold all that they wrote. Raises RuntimeError for any other answer.
        """
        given = {
            "title": "Ours", "page": self.ground.page, "depth": "1", "text": text, "reason": "An edit",
            "base": str(self.base), "key": str(uuid4()), "save": "1",
        }  # fmt: skip
        begun, clashes = monotonic(), 0
        answer = self._send(given)
        while answer.status == 409 and 'name="against"' in answer.body and clashes < PATIENT:
            clashes += 1
            answer = self._send(given | _choices(answer.body, settle))
        self.waits.append(monotonic() - begun)
        if answer.status in {303, 422}:
            return answer.status == 303, clashes
        left = answer.status == 409 and clashes == PATIENT
        if not left or _words(text) - _words(html.unescape(re.sub(r"<[^>]+>", " ", answer.body))):
            raise RuntimeError(f"{answer.status}: {answer.body[:2000]}")
        return False, clashes

    def _send(self, given: dict[str, str]) -> Answer:
        return self._ask(
            "POST", f"{self.ground.address}change/", urlencode(given | {"csrfmiddlewaretoken": _TOKEN})
        )

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        """Ask until there is an answer: the same words again after a killed server, as a browser's user would."""
        end = monotonic() + _PATIENCE
        while True:
            try:
                answer = self._once(method, path, body)
                if answer.status < 500:
                    return answer
            except (OSError, http.client.HTTPException):
                answer = Answer(0, "no answer")
            self._close()
            if monotonic() > end:
                raise RuntimeError(f"{method} {path}: {answer.status} {answer.body[:1000]}")
            sleep(0.2)

    def _once(self, method: str, path: str, body: str | None) -> Answer:
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            self._connection.connect()
            self._connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        headers = {"Cookie": f"sessionid={self.cookie}; csrftoken={_TOKEN}", "Host": "localhost"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        return Answer(answer.status, answer.read().decode())

    def _close(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = None


def _words(text: str) -> set[str]:
    return set(text.replace(".", " ").split())


def _choices(page: str, settle: Callable[[str, str], str]) -> dict[str, str]:
    """Every clash of a page settled in words of one's own."""
    chosen = {"against": _only(r'name="against" value="(\d+)"', page)}
    for fieldset in re.findall(r'<fieldset class="mh_clash">(.*?)</fieldset>', page, re.DOTALL):
        name = _only(r'name="settle-([^"]+)"', fieldset)
        cells = re.findall(r"<dd>(.*?)</dd>", fieldset, re.DOTALL)
        wordings = [html.unescape(re.sub(r"<[^>]+>", "", cell)) for cell in cells]
        chosen |= {f"settle-{name}": "own", f"own-{name}": settle(wordings[1], wordings[2])}
    return chosen


def _only(pattern: str, page: str) -> str:
    found = re.search(pattern, page)
    assert found is not None, f"{pattern} is not in: {page[:800]}"
    return found[1]
