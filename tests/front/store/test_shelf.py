from concurrent.futures import ThreadPoolExecutor

from moothill.front.store.shelf import Shelf


def test_what_was_not_asked_for_the_longest_goes_first() -> None:
    shelf: Shelf[str, str] = Shelf(30)
    for name in ("a", "b", "c"):
        shelf.put(name, name, 10)
    shelf.get("a")
    shelf.put("d", "d", 10)
    assert [shelf.get(name) for name in "abcd"] == ["a", None, "c", "d"]


def test_a_thing_put_again_counts_once() -> None:
    shelf: Shelf[str, int] = Shelf(30)
    for number in range(10):
        shelf.put("a", number, 20)
    shelf.put("b", 1, 10)
    assert (shelf.get("a"), shelf.get("b")) == (9, 1)


def test_a_thing_larger_than_the_shelf_is_not_kept_and_drives_nothing_out() -> None:
    shelf: Shelf[str, int] = Shelf(30)
    shelf.put("a", 1, 10)
    shelf.put("b", 2, 31)
    assert (shelf.get("a"), shelf.get("b")) == (1, None)


def test_many_threads_leave_it_in_order() -> None:
    shelf: Shelf[int, int] = Shelf(100)

    def use(start: int) -> None:
        for number in range(start, start + 2000):
            shelf.put(number % 37, number, 1 + number % 20)
            shelf.get(number % 11)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(use, range(8)))
    things = shelf._things.values()
    assert shelf._used == sum(size for _thing, size in things) <= 100
