"""A light load: a few processes, a few kept-alive connections each, and nothing but send and receive.

Debian's wrk would be a second thing to install; and what is compared here is measured by the same loop.
"""

import multiprocessing
import re
import socket
import struct
from dataclasses import dataclass
from time import monotonic, process_time, sleep

PROCESSES = 2
CONNECTIONS = 4  # for each process; together as many as the server has threads
_HEAD_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Load:
    """What came of one run: answers a second, their status, bytes of body, and the share of a core the loop took."""

    rate: float
    status: int
    length: int
    busy: float


class Changed(Exception):
    """The server gave another answer than the first, or none."""


def run(port: int, path: str, seconds: float, headers: dict[str, str] | None = None) -> Load:
    """Ask for `path` as fast as the server answers. Raises Changed if the answers differ in status or length."""
    words = _request(path, headers or {})
    begin = monotonic() + 0.2
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        given = [(port, words, begin, seconds)] * PROCESSES
        parts = pool.starmap(_work, given)
    first = parts[0]
    return Load(
        sum(part.rate for part in parts), first.status, first.length, sum(part.busy for part in parts)
    )


def ask(port: int, path: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], int]:
    """Ask once: status, headers with names in small letters, and the size of the whole answer in bytes."""
    with _connect(port) as connection:
        return _first(connection, _request(path, headers or {}))


def _request(path: str, headers: dict[str, str]) -> bytes:
    lines = [
        f"GET {path} HTTP/1.1",
        "Host: localhost",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _connect(port: int) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    # A time limit set in the kernel leaves the socket blocking, so that one call takes a whole answer.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", 20, 0))
    return connection


def _first(connection: socket.socket, words: bytes) -> tuple[int, dict[str, str], int]:
    connection.sendall(words)
    got = b""
    while _HEAD_END not in got:
        more = connection.recv(65536)
        if not more:
            raise Changed("the server closed the connection")
        got += more
    head, _, body = got.partition(_HEAD_END)
    status, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    if "chunked" in headers.get("transfer-encoding", ""):
        raise Changed("the answer comes in chunks, and this loop counts bytes")
    length = int(headers.get("content-length", 0))
    while len(body) < length:
        body += connection.recv(1 << 20)
    return int(status.split()[1]), headers, len(head) + len(_HEAD_END) + length


def _work(port: int, words: bytes, begin: float, seconds: float) -> Load:
    """One process: all its connections ask, then all are heard, until the time is over."""
    connections = [_connect(port) for _ in range(CONNECTIONS)]
    status, headers, size = [_first(connection, words) for connection in connections][-1]
    buffer = bytearray(size)
    sleep(max(0.0, begin - monotonic()))
    begun, busy, count = monotonic(), process_time(), 0
    while monotonic() < begun + seconds:
        for connection in connections:
            connection.sendall(words)
        for connection in connections:
            if connection.recv_into(buffer, size, socket.MSG_WAITALL) != size:
                raise Changed("an answer had another length")
        count += len(connections)
    took = monotonic() - begun
    if not re.match(rb"HTTP/1.1 %d " % status, buffer):
        raise Changed("an answer had another status")
    return Load(count / took, status, int(headers.get("content-length", 0)), (process_time() - busy) / took)
