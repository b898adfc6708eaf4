"""Long lists, page by page, from either end."""

import pytest

from moothill.commons.record.models import Record
from moothill.commons.record.paging import NoSuchPage, page_of

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
