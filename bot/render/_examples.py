"""What the forms of a backtest write alike."""

from __future__ import annotations

from urllib.parse import quote

from bot.model.backtest import Example, Share


def page_of(example: Example, address: str | None) -> str | None:
    """The line on the repository's page at ``address``, with bytes that are no UTF-8 as they are."""
    if address is None:
        return None
    path = quote(example.stand.path, errors="surrogateescape")
    return f"{address}/blob/{example.commit}/{path}#L{example.stand.line}"


def percent(share: Share) -> str:
    """Such as ``80% (4 of 5)``, a dash of nothing."""
    return "–" if share.ratio is None else f"{share.ratio:.0%} ({share.part} of {share.whole})"


def each(number: float | None) -> str:
    """Such as ``0.05``, a dash where there is nothing to count by."""
    return "–" if number is None else f"{number:.2f}"


def counted(number: int, noun: str) -> str:
    """Such as ``2 posts`` and ``1 post``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
