"""The hour of digests is checked at the start."""

import pytest

from moothill.config.checks import digests_leave_at_an_hour


@pytest.mark.parametrize(("hour", "faults"), [(0, 0), (23, 0), (24, 1), (-1, 1)])
def test_an_hour_that_is_none_is_named_with_its_mend(hour, faults, settings) -> None:
    settings.DIGEST_HOUR = hour
    found = digests_leave_at_an_hour()
    assert len(found) == faults
    assert all(str(hour) in fault.msg and "0 to 23" in str(fault.hint) for fault in found)
