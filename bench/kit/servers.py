"""Starting a server, waiting until it answers, and ending it."""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import monotonic, sleep

from kit.load import Changed, ask

PATIENCE = 120  # seconds; the first start makes the tables and loads the sample


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def serving(command: list[str], environment: dict[str, str], port: int, path: str) -> Iterator[None]:
    """Run `command` until the end of the block; begins when `path` answers 200. Raises RuntimeError if it never does."""
    server = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        _wait(server, port, path)
        yield
    finally:
        server.terminate()
        server.communicate(timeout=20)


def _wait(server: subprocess.Popen[str], port: int, path: str) -> None:
    end = monotonic() + PATIENCE
    while monotonic() < end and server.poll() is None:
        try:
            if ask(port, path)[0] == 200:
                return
        except (OSError, Changed):
            sleep(0.1)
    server.terminate()
    raise RuntimeError(f"{' '.join(server.args)} did not answer:\n{server.communicate(timeout=20)[0]}")
