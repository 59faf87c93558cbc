from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.place import Span
from bot.text.mask import Template, mask
from tests.bounded import bounded

PIECES = [
    "{{",
    "}}",
    "{%",
    "%}",
    "{%- raw -%}",
    "{% endraw %}",
    "{% highlight a %}",
    "{% endhighlight %}",
    "{: .a}",
    "{#b}",
]
PIECES += ["{::comment}", "{:/comment}", "{% comment %}", "{% endcomment %}", "{:", "{", "}", "\n", "\n \n", "a", "é"]

texts = st.lists(st.sampled_from(PIECES), max_size=20).map("".join) | st.text()


def hidden(text: str) -> list[tuple[str, Template]]:
    masked = mask(text)
    return [(span.of(text), kind) for span, kind in zip(masked.spans, masked.kinds, strict=True)]


@given(texts)
def test_a_mask_is_as_long_as_the_text_and_differs_only_inside_templates(text: str) -> None:
    masked = mask(text)
    assert len(masked.text) == len(text)
    assert len(masked.spans) == len(masked.kinds)
    covered = {place for span in masked.spans for place in range(span.start + 1, span.end - 1)}
    assert all(
        masked.text[place] == "\ue000" if place in covered else masked.text[place] == text[place]
        for place in range(len(text))
    )


@given(texts)
def test_templates_stand_apart_and_in_braces(text: str) -> None:
    spans = mask(text).spans
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    assert all(text[span.start] == "{" and text[span.end - 1] == "}" for span in spans)


@given(text=texts, start=st.integers(0, 20), length=st.integers(0, 20))
def test_what_overlaps_a_span_is_found(text: str, start: int, length: int) -> None:
    masked, asked = mask(text), Span(start, start + length)
    overlapping = [span for span in masked.spans if span.start < asked.end and asked.start < span.end]
    assert [span for span, _ in masked.within(asked)] == overlapping


def test_what_comes_before_the_start_is_left_alone() -> None:
    assert mask("{{ a }} {{ b }}", 3).spans == (Span(8, 15),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a {{ b }} c", [("{{ b }}", Template.OUTPUT)]),
        ("{{ a\n| b }}", [("{{ a\n| b }}", Template.OUTPUT)]),
        ("{% include a %}", [("{% include a %}", Template.OUTPUT)]),
        ("{%- assign a = 1 -%}", [("{%- assign a = 1 -%}", Template.NOTHING)]),
        ("{% if a %}b{% endif %}", [("{% if a %}", Template.NOTHING), ("{% endif %}", Template.NOTHING)]),
        ("{% raw %}{{ a }}{% endraw %}", [("{% raw %}", Template.NOTHING), ("{% endraw %}", Template.NOTHING)]),
        ("{% highlight a %}\n\n{{ b }}{% endhighlight %}", [("{% highlight a %}\n\n{{ b }}{% endhighlight %}", Template.CODE)]),
        ("{% highlight a %} b", [("{% highlight a %}", Template.OUTPUT)]),
        ("{% comment %}\n\na{% endcomment %}", [("{% comment %}\n\na{% endcomment %}", Template.NOTHING)]),
        ("{::comment}\n\na\n{:/comment}", [("{::comment}\n\na\n{:/comment}", Template.NOTHING)]),
        ("a {: .b #c d='e'}", [("{: .b #c d='e'}", Template.ATTRIBUTES)]),
        ("# a {#b-c}", [("{#b-c}", Template.ATTRIBUTES)]),
        ("{:toc}", [("{:toc}", Template.ATTRIBUTES)]),
        ("{{ a", []),
        ("{{ a\n\nb }}", []),
        ("{{ a\r\n\r\nb }}", []),
        ("{: a\n}", []),
        ("{# a }", []),
        ("{::comment} a", []),
        ("{ a } {b}", []),
    ],
)  # fmt: skip
def test_templates(text: str, found: list[tuple[str, Template]]) -> None:
    assert hidden(text) == found


@pytest.mark.parametrize("unit", [*PIECES, "{{\n\n", "{%          ", "{{}}", "{% x", "{#a", "{{ {% "])
def test_time_grows_with_length_alone(unit: str) -> None:
    with bounded():
        mask(unit * (100_000 // len(unit)))
