"""Long lists, page by page, from either end."""

import pytest

from moothill.commons.record.models import Record
from moothill.commons.record.paging import NoSuchPage, Part, page_of, page_of_parts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "order", [("position", "pk"), ("-pk",), ("-version", "position"), ("version", "-pk")]
)
def test_every_row_is_on_one_page_in_order(make, order):
    for number in range(5):
        make("objective", title=f"Objective {number}")
    things, seen, after = Record.objects.all(), [], ""
    while True:
        page = page_of(things, order, after=after, most=2)
        seen += page.things
        if not page.following:
            break
        after = page.following
    assert seen == list(things.order_by(*order)) and len(seen) == 5


def test_a_mark_that_was_not_given_out_is_refused(cycle):
    with pytest.raises(NoSuchPage):
        page_of(Record.objects.all(), ("-pk",), after="x")


@pytest.fixture
def parted(make):
    """Ten records of four "versions", of which each is a part here, and these parts, the last version first."""
    for number, version in enumerate([3, 1, 4, 1, 3, 3, 1, 9, 3, 3]):
        record = make("objective", title=f"Objective {number}")
        Record.objects.filter(pk=record.pk).update(version=version)
    return [Part(10 - version, version, count) for version, count in ((1, 3), (3, 5), (4, 1), (9, 1))]


@pytest.mark.parametrize("most", [1, 2, 3, 4, 6, 9, 10, 11])
def test_every_row_of_a_list_in_parts_is_on_one_page_in_order(
    parted, most, django_assert_max_num_queries
) -> None:
    things, seen, after = Record.objects.filter(kind="objective"), [], ""
    while True:
        with django_assert_max_num_queries(3):
            page = page_of_parts(things, "version", parted, ("position", "pk"), after=after, most=most)
        seen.append(page.things)
        if not (after := page.following):
            break
    assert [record for each in seen for record in each] == list(things.order_by("-version", "position", "pk"))
    assert [len(each) for each in seen[:-1]] == [most] * (len(seen) - 1) and 0 < len(seen[-1]) <= most


def test_a_page_goes_on_where_a_part_is_gone(parted) -> None:
    things = Record.objects.filter(kind="objective")
    mark = page_of_parts(things, "version", parted, ("position", "pk"), most=2).following
    rest = [part for part in parted if part.key != 4]
    assert page_of_parts(things, "version", rest, ("position", "pk"), after=mark).things == list(
        things.filter(version__in=(1, 3)).order_by("-version", "position", "pk")
    )


@pytest.mark.parametrize("mark", ["x", "1", "1-2-3", "1-2-3-4-5"])
def test_a_mark_of_a_list_in_parts_that_was_not_given_out_is_refused(parted, mark) -> None:
    with pytest.raises(NoSuchPage):
        page_of_parts(Record.objects.all(), "version", parted, ("position", "pk"), after=mark)
