"""Reading posts: front matter and Markdown with a place for everything."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from time import perf_counter

from bot import sample
from bot.model.post import PostPath
from bot.text.post import read_post

ROUNDS = 50


def run() -> Iterator[str]:
    path, text = sample.draft()
    for name, content in (
        ("the sample draft", text),
        ("the same, forty times as long", text + text.split("---")[2] * 39),
    ):
        data = content.encode()
        seconds = []
        for _ in range(ROUNDS):
            begin = perf_counter()
            read_post(PostPath(path), data)
            seconds.append(perf_counter() - begin)
        middle = median(seconds)
        yield f"{name}: {len(data) / 1024:.0f} kB in {middle * 1000:.2f} ms, {len(data) / middle / 1e6:.1f} MB/s"
