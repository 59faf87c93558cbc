"""Bring the catalogues up to date with the sentences in the source.

    python scripts/messages.py            rewrite the template and every catalogue
    python scripts/messages.py --check    change nothing; fail when one is out of date or lacks a translation

The files carry neither dates nor line numbers, so the same source always gives the same bytes.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "bot" / "render" / "locale"
TEMPLATE = LOCALE / "copydesk.pot"
HEADER = "# Copydesk's sentences; scripts/messages.py keeps this file in step with the source."
KEYWORDS = {"say": None, "say_count": (1, 2)}

_UNSTABLE_HEADER = re.compile(
    r'^"(?:Project-Id-Version|POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team|Report-Msgid-Bugs-To):.*\n',
    re.MULTILINE,
)


def extract(root: Path) -> Catalog:
    """Every sentence under ``root/bot``, with the files that say it."""
    template = Catalog(project="copydesk", version="", header_comment=HEADER, fuzzy=False)
    found = extract_from_dir(root / "bot", keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True)
    for path, _, sentence, comments, _ in sorted(found, key=lambda one: one[:2]):
        template.add(sentence, locations=[(f"bot/{path}", 0)], auto_comments=comments)
    return template


def updated(catalogue: Catalog, template: Catalog) -> Catalog:
    """The catalogue with exactly the template's sentences: new ones untranslated, none guessed, old ones gone."""
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.project, catalogue.version, catalogue.header_comment, catalogue.fuzzy = "copydesk", "", HEADER, False
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The bytes of a catalogue's file."""
    file = BytesIO()
    write_po(file, catalogue, width=100, sort_by_file=True, include_lineno=False)
    return _UNSTABLE_HEADER.sub("", file.getvalue().decode()).encode()


def untranslated(catalogue: Catalog) -> Iterator[str]:
    """The sentences that a catalogue lacks, in English."""
    for entry in catalogue:
        texts = [entry.string] if isinstance(entry.string, str) else entry.string
        if entry.id and not (texts and all(texts)):
            yield entry.id if isinstance(entry.id, str) else entry.id[0]


def main(arguments: list[str] | None = None) -> int:
    """Write, or check, the template and the catalogues; the exit status is 1 when a check fails."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing; fail when something is to be done")
    check: bool = parser.parse_args(arguments).check

    template = extract(ROOT)
    files = {TEMPLATE: written(template)}
    missing = []
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/copydesk.po")):
        code = path.parent.parent.name
        with path.open("rb") as file:
            catalogue = updated(read_po(file, locale=code), template)
        files[path] = written(catalogue)
        missing += [f"{code}: not translated: {sentence}" for sentence in untranslated(catalogue)]

    stale = [path for path, content in files.items() if not path.exists() or path.read_bytes() != content]
    if not check:
        for path in stale:
            path.write_bytes(files[path])
    problems = [*missing, *(f"{path.relative_to(ROOT)} is out of date: run scripts/messages.py" for path in stale)]
    if check:
        print(*problems, sep="\n", file=sys.stderr, end="\n" if problems else "")
        return bool(problems)
    print(*missing, sep="\n", end="\n" if missing else "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
