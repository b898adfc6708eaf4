"""Whether the locks hold what pyproject.toml asks for: every package named there is pinned, inside its range."""

import re
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]


def pins(lock: str) -> dict[str, str]:
    """The version of each package in a lock."""
    lines = (ROOT / lock).read_text().splitlines()
    found = (re.match(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)", line) for line in lines)
    return {canonicalize_name(match[1]): match[2] for match in found if match}


def faults(lock: str, wanted: list[str]) -> list[str]:
    """One sentence for each package that is missing from a lock or out of range."""
    pinned, said = pins(lock), []
    for line in wanted:
        need = Requirement(line)
        version = pinned.get(canonicalize_name(need.name))
        if version is None:
            said.append(f"{lock} does not have {need.name}: make it anew, see CONTRIBUTING.md.")
        elif version not in need.specifier:
            said.append(f"{lock} has {need.name} {version}, but pyproject.toml asks for {need.specifier}.")
    return said


project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
found = faults("requirements.txt", project["dependencies"])
found += faults("requirements-dev.txt", project["dependencies"] + project["optional-dependencies"]["dev"])
found += faults("requirements-analysis.txt", project["optional-dependencies"]["analysis"])
found += faults("requirements-bench.txt", project["optional-dependencies"]["bench"])
print("\n".join(found) or "The locks hold what is asked for.")  # noqa: T201
sys.exit(bool(found))
