"""Short digests that tell findings apart over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from bot.model.finding import Finding, PostReport

DIGITS = 6


def prints(posts: Iterable[PostReport]) -> Iterator[tuple[PostReport, Finding, str]]:
    """Every finding with its print, in the order of the report.

    A print is the same for the same fault elsewhere: lines move, and a file that gets its right name has another
    path. Findings that are otherwise the same are told apart by their number.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for post in posts:
        for finding in post.findings:
            key = (finding.rule, finding.excerpt)
            seen[key] += 1
            content = f"{finding.rule}\n{seen[key]}\n{finding.excerpt}".encode(errors="surrogatepass")
            yield post, finding, sha256(content).hexdigest()[:DIGITS]
