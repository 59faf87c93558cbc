"""What holds for the whole tree: plug-ins stand alone, every one has its test, documents name what exists."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLUGINS = ("rules", "sites", "commands", "reviewers")


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / path for path in listed.stdout.splitlines()]


def plugin_modules() -> list[Path]:
    found = [path for package in PLUGINS for path in sorted((ROOT / "bot" / package).glob("*.py"))]
    return [path for path in found if not path.name.startswith("_")]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", plugin_modules(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_plug_in_imports_no_sibling(path: Path) -> None:
    siblings = {
        f"bot.{path.parent.name}.{other.stem}"
        for other in plugin_modules()
        if other.parent == path.parent and other != path
    }
    assert siblings.isdisjoint(imported(path))


@pytest.mark.parametrize("path", plugin_modules(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_plug_in_has_its_mirror_test(path: Path) -> None:
    assert (ROOT / "tests" / "bot" / path.parent.name / f"test_{path.name}").exists()


DOCUMENTS = tracked("*.md", ":!bot/sample/**", ":!docs/rules/**")
FENCED = re.compile(r"```.*?```", re.DOTALL)


def anchors(document: Path) -> set[str]:
    """What GitHub calls the headings of a document in addresses: small letters, hyphens for spaces, no other signs."""
    headings = re.findall(r"^#+ (.+)$", FENCED.sub("", document.read_text(encoding="utf-8")), re.MULTILINE)
    words = [re.sub(r"\]\([^)]*\)", "]", heading) for heading in headings]
    return {re.sub(r"[^\w -]", "", heading.strip().lower()).replace(" ", "-") for heading in words}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_links_to_exists(document: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    missing = [t for t in targets if t and "://" not in t and not (document.parent / t).exists()]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_heading_that_a_document_links_to_exists(document: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", FENCED.sub("", document.read_text(encoding="utf-8")))
    links = [re.fullmatch(r"([^#:]*\.md|)#(.+)", target) for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    linked = [(document.parent / link[1] if link[1] else document, link[2]) for link in links if link]
    missing = [f"{page.name}#{heading}" for page, heading in linked if heading not in anchors(page)]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_path_that_a_document_names_exists(document: Path) -> None:
    named = re.findall(r"`((?:bot|webhooks|forge|tests|docs|scripts|bench)/[\w./-]*)`", document.read_text("utf-8"))
    missing = [path for path in named if "your_" not in path and not (ROOT / path).exists()]
    assert missing == []


def test_every_skip_ignore_and_pragma_gives_its_reason() -> None:
    exception = re.compile(r"#\s*(?:type: ignore|noqa|pragma: no cover)|\bpytest\.(?:mark\.)?(?:skip|skipif|xfail)\b")
    # The codes in brackets or behind a colon are no reason.
    reason = re.compile(
        r"#\s*(?:type: ignore(?:\[[\w, -]+\])?|noqa(?:: ?[A-Z\d, ]+)?|pragma: no cover)\s+(?:#|-)\s*\w|reason=\""
    )
    bare = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in tracked("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if path != Path(__file__) and exception.search(line) and not reason.search(line)
    ]
    assert bare == []
