"""What others wrote and we carry is exactly what they published."""

import json
from hashlib import sha256
from pathlib import Path

from moothill.commons import ui

VENDOR = Path(ui.__file__).parent / "static/ui/vendor"
PACKAGES = json.loads((VENDOR / "vendor.json").read_text())["packages"]
LISTED = {file["path"]: file["sha256"] for package in PACKAGES for file in package["files"]}


def test_every_file_has_the_hash_it_was_listed_with() -> None:
    assert {path: sha256((VENDOR / path).read_bytes()).hexdigest() for path in LISTED} == LISTED


def test_no_file_stands_there_unlisted() -> None:
    found = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()}
    assert found == {*LISTED, "vendor.json"}


def test_every_package_says_where_it_is_from_and_under_which_licence() -> None:
    for package in PACKAGES:
        assert package["licence"] == "MIT"
        assert package["package_integrity"].startswith("sha512-")
        assert package["version"] in package["source"]
        assert any("LICENSE" in file["path"] for file in package["files"]), package["name"]


def test_no_font_and_no_logo_of_a_government_ships_with_us() -> None:
    assert {path.suffix for path in VENDOR.rglob("*") if path.is_file()} <= {
        ".css",
        ".js",
        ".json",
        ".txt",
        "",
    }
