"""The lane for what people send: few at once, some wait, readers pass by, and nobody's words are lost."""

import io
from collections.abc import Iterator
from threading import Event, Thread
from urllib.parse import urlencode

import pytest

from moothill.front.store import Lanes


class Slow:
    """An application that answers forms only when it is let."""

    def __init__(self) -> None:
        self.let, self.begun = Event(), []

    def __call__(self, environ, start_response):
        if environ["REQUEST_METHOD"] == "POST":
            self.begun.append(environ)
            self.let.wait(10)
        start_response("200 OK", [])
        return [b"done"]


def ask(
    lanes: Lanes, method: str = "POST", body: str = "", path: str = "/x/", kind: str = ""
) -> tuple[str, str]:
    said: list[str] = []
    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": path, "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": kind or "application/x-www-form-urlencoded", "wsgi.input": io.BytesIO(body.encode()),
    }  # fmt: skip
    answer = b"".join(lanes(environ, lambda status, headers: said.append(status)))
    return said[0], answer.decode()


@pytest.fixture
def slow() -> Iterator[Slow]:
    app = Slow()
    yield app
    app.let.set()


@pytest.fixture
def full(slow: Slow) -> Lanes:
    """Four threads: two forms are worked on, one waits, one thread is for readers."""
    lanes = Lanes(slow, threads=4)
    for number in range(3):
        Thread(target=ask, args=(lanes,), daemon=True).start()
        wait_until(lambda number=number: len(slow.begun) == min(number + 1, 2))
    wait_until(lambda: lanes._waiting == 1)
    return lanes


def wait_until(holds) -> None:
    for _try in range(500):
        if holds():
            return
        Event().wait(0.01)
    raise AssertionError("it never came to that")


def test_readers_pass_by_those_who_wait(full: Lanes) -> None:
    assert ask(full, "GET") == ("200 OK", "done")


def test_whoever_comes_when_all_is_full_has_their_words_on_the_page(full: Lanes) -> None:
    status, page = ask(full, body=urlencode({"text": "My <b>words</b> & more", "csrfmiddlewaretoken": "t"}))
    assert status == "503 Service Unavailable"
    assert "My &lt;b&gt;words&lt;/b&gt; &amp; more" in page
    assert 'name="csrfmiddlewaretoken" value="t"' in page and 'action="/x/"' in page


def test_a_password_and_a_file_are_never_shown_again(full: Lanes) -> None:
    for more in ({"path": "/accounts/login/"}, {"kind": "multipart/form-data; boundary=x"}):
        status, page = ask(full, body="password=canary", **more)
        assert status.startswith("503") and "canary" not in page


def test_those_who_wait_get_their_turn(full: Lanes, slow: Slow) -> None:
    slow.let.set()
    wait_until(lambda: len(slow.begun) == 3)
    assert ask(full)[0] == "200 OK"


def test_a_form_that_fails_gives_its_turn_back() -> None:
    def broken(environ, start_response):
        raise RuntimeError

    lanes = Lanes(broken, threads=1)
    for _time in range(3):
        with pytest.raises(RuntimeError):
            ask(lanes)
