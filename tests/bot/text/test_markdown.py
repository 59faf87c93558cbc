"""Held against markdown-it-py, which shares no code with the parser in use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.model.markdown import Block, BlockKind, LinkKind, Markdown
from bot.model.place import Span
from bot.text.markdown import read_markdown
from tests.bounded import bounded

oracle = MarkdownIt("commonmark").enable(["table", "strikethrough"])
oracle.normalizeLink = lambda url: url  # type: ignore[method-assign]  # compare targets as written
oracle.normalizeLinkText = lambda link: link  # type: ignore[method-assign]  # compare targets as written
oracle.validateLink = lambda url: True  # type: ignore[method-assign]  # compare targets as written

words = st.sampled_from(
    ["mot", "é", "œuvre", "😀", "L'été", "«\u202fnon\u202f»", "a_b", "1 < 2", "&amp;", "\\*", "fin.", "日本"]
)
targets = st.sampled_from(["/a", "https://x.example/é?b=1&c", "<a b>", "#s", "", "a(b)c", "a\\)b", "/😀", "img/é.png"])
titles = st.sampled_from(["", ' "titre"', " 'été'", " (x)"])
inlines = st.recursive(
    words
    | st.sampled_from(["`code`", "`` a`b ``", "<https://x.example/é>", "<ada@x.example>", "<b>", "</b>", "\n", "  \n"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map(" ".join),
        inner.map("*{}*".format),
        inner.map("**{}**".format),
        inner.map("~~{}~~".format),
        st.tuples(inner, targets, titles).map(lambda parts: "[{}]({}{})".format(*parts)),
        st.tuples(inner, targets, titles).map(lambda parts: "![{}]({}{})".format(*parts)),
        inner.map("[{}][ref]".format),
        inner.map("[{}][none]".format),
    ),
    max_leaves=6,
)
lines = inlines.map(lambda text: text.replace("\n", " ").strip() or "x")


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Blocks within a quote, or as the items of a list."""

    def under(first: str, rest: str, text: str) -> str:
        return "\n".join(
            (first if number == 0 else rest if line else "") + line for number, line in enumerate(text.split("\n"))
        )

    return (
        inner.map(lambda text: under("> ", "> ", text))
        | inner.map(lambda text: under("- ", "  ", text))
        | inner.map(lambda text: under("1. ", "   ", text))
        | st.lists(lines, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items))
    )


blocks = st.recursive(
    st.one_of(
        inlines.map(lambda text: text.strip() or "x"),
        st.tuples(st.integers(1, 6), lines).map(lambda parts: "#" * parts[0] + " " + parts[1]),
        lines.map(lambda text: f"{text}\n==="),
        lines.map(lambda text: f"```py\n{text}\n\n# é\n```"),
        lines.map(lambda text: f"    {text}"),
        st.just("***"),
        st.just("<div>\n<p>été</p>\n</div>"),
        st.just("<!--more-->"),
        st.tuples(words, words).map(lambda cells: "| a | b |\n|---|---|\n| {} | {} |".format(*cells)),
    ),
    nested,
    max_leaves=3,
)
documents = st.tuples(st.lists(blocks, max_size=6).map("\n\n".join), st.booleans()).map(
    lambda parts: (parts[0] + "\n\n[ref]: /ref\n").replace("\n", "\r\n" if parts[1] else "\n")
)


def inline_tokens(text: str) -> Iterator[tuple[Token, Token]]:
    tokens = oracle.parse(text)
    return ((tokens[number - 1], token) for number, token in enumerate(tokens) if token.type == "inline")


def oracle_links(text: str) -> list[tuple[str, bool]]:
    return [
        (str(child.attrs["href"]), child.info == "auto")
        for _, token in inline_tokens(text)
        for child in token.children or []
        if child.type == "link_open"
    ]


def oracle_images(text: str) -> list[str]:
    return [
        str(child.attrs["src"])
        for _, token in inline_tokens(text)
        for child in token.children or []
        if child.type == "image"
    ]


def line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset)


@given(text=documents)
def test_the_same_headings_as_the_oracle(text: str) -> None:
    theirs = [(int(o.tag[1]), (o.map or [0])[0], t.content) for o, t in inline_tokens(text) if o.type == "heading_open"]
    ours = read_markdown(text).headings
    assert [(block.level, line_of(text, block.span.start)) for block in ours] == [heading[:2] for heading in theirs]
    assert all(content in block.span.of(text) for block, (_, _, content) in zip(ours, theirs, strict=True))


@given(text=documents)
def test_the_same_links_as_the_oracle(text: str) -> None:
    ours = [link for link in read_markdown(text).links if link.kind is not LinkKind.HTML]
    assert [(link.target, link.kind is LinkKind.AUTOLINK) for link in ours] == oracle_links(text)
    for link in ours:
        assert link.span.of(text)[0] in "[<"
        assert text[link.text_span.end] in "]>"
        if link.kind is LinkKind.INLINE:
            assert link.target_span
            assert link.target_span.of(text).replace("\\", "") == link.target


@given(text=documents)
def test_the_same_images_as_the_oracle(text: str) -> None:
    ours = read_markdown(text).images
    assert [image.target for image in ours] == oracle_images(text)
    assert all(image.span.of(text).startswith("![") for image in ours)


@given(text=documents)
def test_the_same_code_blocks_as_the_oracle(text: str) -> None:
    theirs = [token for token in oracle.parse(text) if token.type in ("fence", "code_block")]
    ours = [block for block in read_markdown(text).blocks if block.kind is BlockKind.CODE]
    assert [line_of(text, block.span.start) for block in ours] == [(token.map or [0])[0] for token in theirs]
    for block, token in zip(ours, theirs, strict=True):
        assert all(line.strip() in block.span.of(text) for line in token.content.splitlines())


@given(text=documents)
def test_the_same_paragraphs_as_the_oracle(text: str) -> None:
    theirs = [(o.map or [0])[0] for o, _ in inline_tokens(text) if o.type == "paragraph_open"]
    ours = [block for block in read_markdown(text).blocks if block.kind is BlockKind.PARAGRAPH]
    assert [line_of(text, block.span.start) for block in ours] == theirs


fragments = [
    "{{",
    "}}",
    "{%",
    "%}",
    "{% raw %}",
    "{% endraw %}",
    "{% highlight x %}",
    "{% endhighlight %}",
    "{: .a}",
    "{#b}",
]
fragments += [
    "[",
    "](",
    ")",
    "![",
    "`",
    "```\n",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "# ",
    "<a href=",
    "</a>",
    "<img ",
    "'",
    '"',
    ">",
]
fragments += [
    "<!--",
    "-->",
    "|",
    "\\",
    "é",
    "😀",
    "\r\n",
    "    ",
    "[^1]",
    "[^1]: ",
    "[r]: /x\n",
    "[r]",
    "<",
    "~~",
    "*",
    "_",
]
fragments += [
    "{% comment %}",
    "{% endcomment %}",
    "\x00",
    "\ud800",
    "&eacute;",
    "<pre>",
    "</pre>",
    "<script>",
    "|-|-|\n",
    "\ue000",
]


@given(
    text=st.lists(st.sampled_from(fragments) | st.text(max_size=3), max_size=25).map("".join), start=st.integers(0, 3)
)
def test_any_text_can_be_read_and_every_place_is_in_it(text: str, start: int) -> None:
    start = min(start, len(text))
    found = read_markdown(text, start)
    spans = list(all_spans(found))
    assert all(start <= span.start <= span.end <= len(text) for span in spans)
    for part in (found.blocks, found.links, found.images):
        assert [node.span.start for node in part] == sorted(node.span.start for node in part)
    for block in found.blocks:
        assert all(block.span.start <= prose.start < prose.end <= block.span.end for prose in block.prose)
        assert list(block.prose) == sorted(block.prose)


@given(text=documents, start=st.integers(0, 30))
def test_a_body_reads_the_same_wherever_it_begins(text: str, start: int) -> None:
    head = "é{{😀\n" * start
    moved = [Span(span.start + len(head), span.end + len(head)) for span in all_spans(read_markdown(text))]
    assert list(all_spans(read_markdown(head + text, len(head)))) == moved


@given(text=documents)
def test_running_text_holds_no_code_no_tag_no_target(text: str) -> None:
    found = read_markdown(text)
    silent = [*found.code, *found.templates, *(image.span for image in found.images)]
    silent += [link.target_span for link in found.links if link.target_span]
    for prose in (prose for block in found.blocks for prose in block.prose):
        assert not any(span.start < prose.end and prose.start < span.end for span in silent if span.start < span.end)
        assert "<b>" not in prose.of(text)


def all_spans(found: Markdown) -> Iterator[Span]:
    yield found.span
    for block in found.blocks:
        yield from (block.span, *block.prose)
    for link in found.links:
        yield from (link.span, link.text_span, *([link.target_span] if link.target_span else []))
    for image in found.images:
        yield from (image.span, *([image.target_span] if image.target_span else []))
    for spans in (found.code, found.html, found.templates, found.undefined):
        yield from spans


def outline(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(text)) for block in read_markdown(text).blocks]


def prose(text: str) -> list[str]:
    return [span.of(text) for block in read_markdown(text).blocks for span in block.prose]


def test_places_count_code_points_in_french_with_emoji_and_crlf() -> None:
    text = "Été 😀\r\n\r\n## L’œuvre\r\n\r\nVoir [« ici »](/été) et 😀 ![été](/img/é.png).\r\n"
    found = read_markdown(text)
    assert [(block.kind, block.span) for block in found.blocks] == snapshot(
        [
            (BlockKind.PARAGRAPH, Span(0, 5)),
            (BlockKind.HEADING, Span(9, 19)),
            (BlockKind.PARAGRAPH, Span(23, 68)),
        ]
    )
    assert [
        (link.span.of(text), link.text, link.target_span and link.target_span.of(text)) for link in found.links
    ] == [("[« ici »](/été)", "« ici »", "/été")]
    assert [(image.span.of(text), image.alt) for image in found.images] == [("![été](/img/é.png)", "été")]
    assert prose(text) == ["Été 😀", "L’œuvre", "Voir ", "« ici »", " et 😀 ", "."]


def test_running_text_goes_on_over_line_ends() -> None:
    assert prose("One\ntwo  \nthree *four* `five` six\n") == ["One\ntwo  \nthree ", "four", " six"]


def test_blocks_know_their_quotes_and_lists() -> None:
    text = "> quoted\n>\n> - item\n\n- one\n  - two\n\n        code\n"
    assert [(b.span.of(text), b.kind.value, b.quoted, b.listed) for b in read_markdown(text).blocks] == snapshot(
        [
            ("quoted", "paragraph", 1, 0),
            ("item", "paragraph", 1, 1),
            ("one", "paragraph", 0, 1),
            ("two", "paragraph", 0, 2),
            ("code", "code", 0, 2),
        ]
    )


def test_a_table_is_one_block_with_the_text_of_its_cells() -> None:
    text = "| a | `b` |\n|---|---|\n| [c](/d) | é |\n"
    assert outline(text) == [("table", text.rstrip())]
    assert prose(text) == ["a", "c", "é"]


def test_tasks_and_footnotes_are_no_text() -> None:
    assert prose("- [x] Fait[^1]\n- [ ] À faire\n\n[^1]: Une note.\n") == ["Fait", "À faire", "Une note."]


@pytest.mark.parametrize(
    ("text", "kind", "words", "inside", "target", "written"),
    [
        ("[a](b)", "inline", "a", "a", "b", "b"),
        ("[a *b* `c`](<d e> 'f')", "inline", "a b c", "a *b* `c`", "d e", "d e"),
        ("[a](b\\)c)", "inline", "a", "a", "b)c", "b\\)c"),
        ("[a](b(c)d)", "inline", "a", "a", "b(c)d", "b(c)d"),
        ("[a](\n/b\n'c')", "inline", "a", "a", "/b", "/b"),
        ("> [a](\n> /b)", "inline", "a", "a", "/b", "/b"),
        ("[](/b)", "inline", "", "", "/b", "/b"),
        ("[a]()", "inline", "a", "a", "", ""),
        ("[a](<>)", "inline", "a", "a", "", ""),
        ("[a\\]](b)", "inline", "a]", "a\\]", "b", "b"),
        ("[a](&eacute;)", "inline", "a", "a", "é", "&eacute;"),
        ("[![a](b)](c)", "inline", "a", "![a](b)", "c", "c"),
        ("[a][r]\n\n[r]: /x", "reference", "a", "a", "/x", None),
        ("[r][]\n\n[r]: /x", "reference", "r", "r", "/x", None),
        ("[R]\n\n[r]: /x", "reference", "R", "R", "/x", None),
        ("<https://a.b>", "autolink", "https://a.b", "https://a.b", "https://a.b", "https://a.b"),
        ("<ada@b.c>", "autolink", "ada@b.c", "ada@b.c", "mailto:ada@b.c", "ada@b.c"),
        ('x <a href="/y?a=1&amp;b">é <b>z</b></a>', "html", "é z", "é <b>z</b>", "/y?a=1&b", "/y?a=1&amp;b"),
        ("<div>\n<A HREF='/y'>z</A>\n</div>", "html", "z", "z", "/y", "/y"),
        ("<div><a href=/y>z</div>", "html", "", "", "/y", "/y"),
        ("[a]({{ site.url }}/b)", "inline", "a", "a", "{{ site.url }}/b", "{{ site.url }}/b"),
        ("[a]({% post_url 2017-01-01-b %})", "inline", "a", "a", "{% post_url 2017-01-01-b %}", "{% post_url 2017-01-01-b %}"),
        ("[{{ x }}](b){: .c}", "inline", "{{ x }}", "{{ x }}", "b", "b"),
        ("[a {: .d}](b)", "inline", "a ", "a {: .d}", "b", "b"),
        ("_[a](b)_{: .c}", "inline", "a", "a", "b", "b"),
        ("<a href='{{ \"x\" | y: 'z' }}'>a</a>", "html", "a", "a", "{{ \"x\" | y: 'z' }}", "{{ \"x\" | y: 'z' }}"),
    ],
)  # fmt: skip
def test_links(text: str, kind: str, words: str, inside: str, target: str, written: str | None) -> None:
    (link,) = read_markdown(text).links
    assert (link.kind.value, link.text, link.text_span.of(text), link.target) == (kind, words, inside, target)
    assert (link.target_span and link.target_span.of(text)) == written


@pytest.mark.parametrize(
    "text", ["`[a](b)`", "    [a](b)", "\\[a](b)", "[a] (b)", "(a)[b]", "<a name='x'>y</a>", "<!-- [a](b) -->"]
)
def test_what_is_no_link(text: str) -> None:
    assert read_markdown(text).links == ()


@pytest.mark.parametrize(
    ("text", "alt", "target", "written"),
    [
        ("![a *b*](c.png)", "a b", "c.png", "c.png"),
        ("![](c.png 'd')", "", "c.png", "c.png"),
        ("![a][r]\n\n[r]: /x", "a", "/x", None),
        ("![a [b](c)](d)", "a b", "d", "d"),
        ("![]()", "", "", ""),
        ('<img src="a.png">', None, "a.png", "a.png"),
        ("<div>\n<img alt='' src=a.png />\n</div>", "", "a.png", "a.png"),
        ('<img src="{{ "/a.png" | relative_url }}" alt="é">', "é", '{{ "/a.png" | relative_url }}', '{{ "/a.png" | relative_url }}'),
        ("<img>", None, "", None),
    ],
)  # fmt: skip
def test_images(text: str, alt: str | None, target: str, written: str | None) -> None:
    (image,) = read_markdown(text).images
    assert (image.alt, image.target, image.html) == (alt, target, text[0] == "<")
    assert (image.target_span and image.target_span.of(text)) == written


def test_references_without_a_definition_are_known_by_their_labels() -> None:
    text = "[a][b] [c][] [d] [^e] ![f][g] `[h][i]` [j][K]\n\n[k]: /x\n"
    assert [span.of(text) for span in read_markdown(text).undefined] == ["b", "c", "g"]


def test_a_template_alone_is_a_block_of_its_own() -> None:
    text = '{% include figure.html\n   src="a" %}\n\n{{ content }} {{ more }}\n\n- {{ item }}\n\nAnd {{ this }}.\n'
    assert outline(text) == snapshot(
        [
            ("template", '{% include figure.html\n   src="a" %}'),
            ("template", "{{ content }} {{ more }}"),
            ("template", "{{ item }}"),
            ("paragraph", "And {{ this }}."),
        ]
    )
    assert prose(text) == ["And ", "."]


def test_what_leaves_nothing_is_no_block() -> None:
    text = "## A heading {#id}\n{: .no_toc}\n\n{% comment %}\nTODO\n\n# Not a heading\n{% endcomment %}\n\n{::comment}\nx\n{:/comment}\n"
    assert outline(text) == [("heading", "## A heading {#id}")]
    assert prose(text) == ["A heading "]


def test_highlighted_code_is_code_and_raw_text_is_text() -> None:
    text = "{% highlight md %}\n# Not a heading\n\n[a](b)\n{% endhighlight %}\n\n{% raw %}\n# A heading\n\n{{ shown }}\n\n{% endraw %}\n"
    found = read_markdown(text)
    assert [(kind, words[:12]) for kind, words in outline(text)] == snapshot(
        [
            ("code", "{% highlight"),
            ("heading", "# A heading"),
            ("paragraph", "{{ shown }}"),
        ]
    )
    assert found.links == ()
    assert [span.of(text)[:12] for span in found.code] == ["{% highlight"]
    assert "{{ shown }}" in prose(text)


def test_a_brace_that_nobody_closes_hides_nothing() -> None:
    text = "{{ open\n\n# A heading\n\n{% also\n\n[a](b) }} %}\n"
    found = read_markdown(text)
    assert (len(found.headings), len(found.links), found.templates) == (1, 1, ())


def test_attributes_in_code_are_code() -> None:
    text = "`{: .a}` {: .b} `{{ c }}`\n"
    assert [span.of(text) for span in read_markdown(text).templates] == ["{: .b}", "{{ c }}"]


def test_text_in_html_is_running_text_but_for_code_and_comments() -> None:
    text = (
        "<div>\n<p>Bonjour <b>Ada</b></p>\n<!-- TODO -->\n<pre>x</pre>\n</div>\n\nEt <code>y</code> <kbd>z</kbd> fin.\n"
    )
    assert [words.strip() for words in prose(text)] == ["Bonjour", "Ada", "Et", "fin."]
    assert outline(text)[0][0] == "html"


def test_html_blocks_and_tags_are_known() -> None:
    text = "<!--more-->\n\nUn <b>mot</b>.\n"
    assert [span.of(text).strip() for span in read_markdown(text).html] == ["<!--more-->", "<b>", "</b>"]


HOSTILE = [
    "{{",
    "{%",
    "{% raw %}",
    "{% highlight %}",
    "{{\n\n",
    "[",
    "![",
    "[a](",
    "[a][b]",
    "<a ",
    '<a href="',
    "<!--",
    "<",
    "`",
    "`a",
]
HOSTILE += [
    "> ",
    "- ",
    "*a ",
    "**",
    "_",
    "|",
    "&",
    "\\",
    "#\n",
    "[x]: y\n",
    "<a b=\"<a b='",
    "<script>",
    "<img src=x>",
    "é[a](b) ",
    "\n",
    "<?",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_length_alone(unit: str) -> None:
    with bounded():
        read_markdown(unit * (50_000 // len(unit)))


def test_descriptions_within_descriptions_take_no_longer() -> None:
    depth = 5_000
    with bounded():
        found = read_markdown("[![" * depth + "a" + "](b)](c)" * depth)
    assert (len(found.images), len(found.links)) == (1, 0)


def test_a_block_is_data() -> None:
    assert read_markdown("Body.\n").blocks == (Block(BlockKind.PARAGRAPH, Span(0, 5), (Span(0, 5),)),)
