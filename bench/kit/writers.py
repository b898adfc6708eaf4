"""Ten people who write at once: threads of one process, as a server has them."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

from django.db import connection


def at_once(count: int, work: Callable[[int], Any]) -> list[Any]:
    """Call `work(0)` to `work(count - 1)`, each in a thread of its own, begun together; what they gave, in order.

    Raises the first error of any of them, when all have ended.
    """
    barrier = Barrier(count)
    results: list[Any] = [None] * count
    errors: list[BaseException] = []

    def run(number: int) -> None:
        barrier.wait()
        try:
            results[number] = work(number)
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return results


def leave() -> None:
    """Give back every connection to the database, those of a pool too."""
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()
