"""The worked examples of docs/ballots are what the program really prints."""

import re
import shlex
from pathlib import Path

import pytest

from moothill.config.count import main
from tests.config.test_cli import ROOT

PAGES = sorted((ROOT / "docs" / "ballots").glob("*.md"))
EXAMPLE = re.compile(r"```(?:blt|json)\n(.*?)```.*?```console\n\$ moothill count (.*?)\n(.*?)```", re.DOTALL)
WITH_EXAMPLES = [page for page in PAGES if page.stem not in ("README", "files", "recount")]


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=lambda page: page.stem)
def test_each_worked_example_holds(page: Path, tmp_path, capsys):
    ballots, command, printed = EXAMPLE.search(page.read_text()).groups()
    file, *options = shlex.split(command)
    (tmp_path / file).write_text(ballots)
    assert main([str(tmp_path / file), *options]) == 0
    said = " ".join(capsys.readouterr().out.split())
    place = 0
    for line in printed.splitlines():
        found = said.find(" ".join(line.split()), place)
        assert found >= 0, f"{page.name}: “{line}” is not printed, or not in this place:\n{said}"
        place = found


def test_every_rule_has_a_page_with_an_example():
    from moothill.core.ballots.rules import RULES

    told = "".join(page.read_text() for page in WITH_EXAMPLES)
    assert not [rule for rule in RULES if f"--rule {rule}" not in told]
