"""If it can be configured, it is in the docs."""

import re
from pathlib import Path

from moothill.config.env import SETTINGS

OPERATE = Path(__file__).parents[2] / "docs/operate.md"


def test_every_setting_is_explained() -> None:
    headings = set(re.findall(r"^#+ `(\w+)`", OPERATE.read_text(), flags=re.MULTILINE))
    assert set(SETTINGS) == headings


def test_no_setting_is_read_past_the_list() -> None:
    source = Path(__file__).parents[2] / "src"
    readers = [
        path.name
        for path in source.rglob("*.py")
        if re.search(r"os\.environ(\[|\.get)|getenv\(", path.read_text())
        and path.name not in {"env.py", "wsgi.py"}
    ]
    assert readers == []
