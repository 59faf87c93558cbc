from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import cmarkgfm
from cmarkgfm.cmark import Options
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.model.finding import Finding, Fix, Severity
from bot.model.message import Message, say
from bot.model.place import Position, Range
from bot.model.plan import NotAsked, Obstacle, Reader, Readers, ReaderStatus
from bot.model.site import Login
from bot.model.snapshot import Sha
from bot.model.standing import FixOutcome, FixRequest, Standing
from bot.render.comment import MAX_LENGTH, CommentView, comment
from bot.render.language import language
from bot.text.marker import extract
from tests.bot.render.samples import (
    BACKWARDS,
    EMPTY,
    FILLER,
    FORK,
    NAMELESS,
    SITE,
    UNPAIRED,
    finding,
    post,
    pull_request,
    readers,
    report,
)

ENGLISH, FRENCH = language("en"), language("fr")
HELP = "https://example.org/help"
LATER, ASKED = ReaderStatus.LATER, ReaderStatus.ASKED


def view(*args: Any, **changes: Any) -> CommentView:
    return replace(CommentView(report(*args), pull_request(), Readers()), **changes)


def seen(body: str) -> str:
    """The comment without its marker, and its addresses cut short."""
    return (extract(body)[0]).replace(f"{FORK}/blob/c0ffee0/", "…/")


def after(earlier: CommentView, later: CommentView) -> CommentView:
    """The later view, on top of the earlier one's comment."""
    return replace(later, previous=extract(comment(earlier, ENGLISH))[1])


def test_a_first_look_says_what_to_do_and_where() -> None:
    first = view(post(NAMELESS, FILLER, EMPTY, BACKWARDS, UNPAIRED), readers=readers(LATER, LATER), help=HELP)
    assert seen(comment(first, ENGLISH)) == snapshot("""\
### 4 points to settle before publication

**Bread, and how to bake it** · [`_posts/2024-05-14-bread.md`](…/_posts/2024-05-14-bread.md)

- [ ] **The file has the name under which the post goes out**
  - The file name doesn't begin with the day of publication. Rename the file to `_posts/2024-05-14-bread.md`.
- [ ] **The text is final: nothing is left to fill in**
  - [Line 15](…/_posts/2024-05-14-bread.md?plain=1#L15) · “Lorem ipsum” is filler text. Write the real text in its place.
- [ ] **Every section has its text, and no heading skips a level**
  - [Line 23](…/_posts/2024-05-14-bread.md?plain=1#L23) · Nothing stands under “The oven”. Write this section, or remove its heading.
- [ ] **The links lead somewhere**
  - [Line 31](…/_posts/2024-05-14-bread.md?plain=1#L31) · “rye” is a link written backwards. Write &#91;text&#93;(address). · `(rye)[https://example.org/rye]` → `[rye](https://example.org/rye)`
- [x] Typography: see the advice below

<details open><summary>1 piece of advice, which blocks nothing</summary>

- [Line 13](…/_posts/2024-05-14-bread.md?plain=1#L13) · This `»` has no `«` before it. Add it, or remove this one.

</details>

**Readers**

- `grace` reads the posts of Ada Lovelace
- `linus` reads the posts of Ada Lovelace

They are asked once nothing blocks.

Help: https://example.org/help\
""")


def test_it_speaks_french() -> None:
    first = view(
        post(NAMELESS, FILLER, EMPTY, BACKWARDS, UNPAIRED), readers=readers(LATER, LATER, missing=1), help=HELP
    )
    assert seen(comment(first, FRENCH)) == snapshot("""\
### 4 points à régler avant publication

**Bread, and how to bake it** · [`_posts/2024-05-14-bread.md`](…/_posts/2024-05-14-bread.md)

- [ ] **Le fichier porte son nom de publication**
  - Le nom du fichier ne commence pas par le jour de publication. Renommez le fichier en `_posts/2024-05-14-bread.md`.
- [ ] **Le texte est définitif\xa0: il ne reste rien à compléter**
  - [Ligne 15](…/_posts/2024-05-14-bread.md?plain=1#L15) · «\xa0Lorem ipsum\xa0» est du texte de remplissage. Remplacez-le par le vrai texte.
- [ ] **Chaque partie a son texte, et aucun titre ne saute de niveau**
  - [Ligne 23](…/_posts/2024-05-14-bread.md?plain=1#L23) · Il n’y a rien sous «\xa0The oven\xa0». Rédigez cette partie, ou retirez son titre.
- [ ] **Les liens mènent quelque part**
  - [Ligne 31](…/_posts/2024-05-14-bread.md?plain=1#L31) · Le lien «\xa0rye\xa0» est écrit à l’envers. Écrivez &#91;texte&#93;(adresse). · `(rye)[https://example.org/rye]` → `[rye](https://example.org/rye)`
- [x] Typographie\xa0: voir les conseils plus bas

<details open><summary>1 conseil, qui ne bloque rien</summary>

- [Ligne 13](…/_posts/2024-05-14-bread.md?plain=1#L13) · Ce `»` n’est pas précédé de `«`. Ajoutez-le, ou retirez celui-ci.

</details>

**Relecture**

- `grace` relit les articles signés Ada Lovelace
- `linus` relit les articles signés Ada Lovelace
- Il manque une relecture, mais personne d’autre ne peut être sollicité.

Les demandes partiront quand plus rien ne bloquera.

Besoin d’aide\u202f? https://example.org/help\
""")


def test_a_later_look_says_what_is_settled_and_what_is_new() -> None:
    later = after(view(post(NAMELESS, FILLER, EMPTY)), view(post(EMPTY, BACKWARDS)))
    assert seen(comment(later, ENGLISH)).split("\n\n")[:3] == snapshot(
        [
            "### 2 points to settle before publication",
            "Settled last: file name and text.",
            "Found last: links.",
        ]
    )


def test_a_complete_post_takes_one_line_and_its_readers_are_named_without_mentions() -> None:
    people = readers(ASKED, ReaderStatus.APPROVED, ReaderStatus.COMMENTED, ReaderStatus.CHANGES_REQUESTED)
    author = Reader(
        Login("ada-l"), say("is named as an author ({author}) and confirms the post", author="Ada"), ASKED, True
    )
    refused = Reader(Login("gone"), say("is one of the site's readers"), ReaderStatus.UNASKABLE)
    complete = view(post(), readers=replace(people, readers=(*people.readers, refused, author)), help=HELP)
    assert seen(comment(complete, ENGLISH)) == snapshot("""\
### Nothing is missing, but a reader asks for changes

**Bread, and how to bake it** · [`_posts/2024-05-14-bread.md`](…/_posts/2024-05-14-bread.md) · nothing is missing

**Readers**

- `grace` reads the posts of Ada Lovelace · **asked**
- `linus` reads the posts of Ada Lovelace · **has approved**
- `margaret` reads the posts of Ada Lovelace · **has commented**
- `dennis` reads the posts of Ada Lovelace · **has asked for changes**
- `gone` is one of the site's readers · **can't be asked on GitHub: write to them yourself**
- `ada-l` is named as an author (Ada) and confirms the post · **asked to confirm**

Help: https://example.org/help\
""")


def test_several_posts_come_one_after_the_other_the_finished_ones_last() -> None:
    posts = (post(path="_posts/a.md", title="Finished"), post(EMPTY, path="_posts/b.md", title=None))
    assert seen(comment(view(*posts), ENGLISH)) == snapshot("""\
### 1 point to settle before publication

[`_posts/b.md`](…/_posts/b.md)

- [x] The file has the name under which the post goes out
- [x] The text is final: nothing is left to fill in
- [ ] **Every section has its text, and no heading skips a level**
  - [Line 23](…/_posts/2024-05-14-bread.md?plain=1#L23) · Nothing stands under “The oven”. Write this section, or remove its heading.
- [x] The links lead somewhere
- [x] Quotation marks and brackets come in pairs

**Finished** · [`_posts/a.md`](…/_posts/a.md) · nothing is missing

A question? Ask it here, in a comment.\
""")


def test_many_posts_are_folded() -> None:
    posts = [post(EMPTY, path=f"_posts/{number}.md", title=f"Post {number}") for number in range(4)]
    body = seen(comment(view(*posts), ENGLISH))
    assert body.splitlines()[:6] == snapshot(
        [
            "### 4 points to settle before publication",
            "",
            "<details><summary>&#95;posts/0.md · 1 point to settle before publication</summary>",
            "",
            "**Post 0** · [`_posts/0.md`](…/_posts/0.md)",
            "",
        ]
    )
    assert body.count("<details>") == body.count("</details>") == 4


def test_what_is_wrong_with_the_configuration_comes_first() -> None:
    mistake = say(
        "{path}, line {line}: {mistake}",
        path=".github/copydesk.yml",
        line=3,
        mistake=say("“{key}” must be at least {limit}.", key="reviewers.count", limit=0),
    )
    assert seen(
        comment(CommentView(report(post(), errors=(mistake,)), pull_request(), Readers()), ENGLISH)
    ) == snapshot("""\
### Copydesk could not look at everything

**To be repaired first:**

- `.github/copydesk.yml`, line 3: “reviewers.count” must be at least 0.

**Bread, and how to bake it** · [`_posts/2024-05-14-bread.md`](…/_posts/2024-05-14-bread.md) · nothing is missing

A question? Ask it here, in a comment.\
""")


def test_in_a_draft_nobody_is_asked() -> None:
    draft = view(post(EMPTY), pull=pull_request(draft=True), readers=readers(LATER))
    body = seen(comment(draft, FRENCH))
    assert "Cette pull request est un brouillon" in body
    assert "ne sera plus un brouillon.\n\nUne question" in body


def test_links_of_a_deleted_fork_lead_to_the_repository() -> None:
    assert f"{SITE}/blob/c0ffee0/" in comment(view(post(EMPTY), pull=pull_request(fork=None)), ENGLISH)


def test_a_pull_request_whose_posts_are_gone_says_so() -> None:
    assert seen(comment(after(view(post(EMPTY)), view()), ENGLISH)) == "### No post in this pull request"


def test_findings_of_one_kind_are_capped() -> None:
    links = [replace(BACKWARDS, range=Range(Position(line, 1), Position(line, 31))) for line in range(1, 41)]
    body = comment(view(post(*links)), ENGLISH)
    assert body.count("[Line ") == 10
    assert "  - And 30 more of this kind." in body


def test_much_advice_is_folded() -> None:
    assert "<details open>" in comment(view(post(UNPAIRED)), ENGLISH)
    assert "<details><summary>3 pieces of advice" in comment(view(post(*[UNPAIRED] * 3)), ENGLISH)


def test_an_item_with_advice_is_not_said_to_be_flawless() -> None:
    assert "- [x] Typography: see the advice below" in comment(view(post(EMPTY, UNPAIRED)), ENGLISH)


def test_a_repair_is_shown_in_what_surrounds_it() -> None:
    place = Range(Position(4, 5), Position(4, 8))
    repaired = replace(finding("local-link", say("This."), line=4, excerpt="Rye and wheat"), fix=Fix(place, "or"))
    assert "This. · `Rye and wheat` → `Rye or wheat`" in comment(view(post(repaired)), ENGLISH)


def test_a_longer_repair_has_a_line_of_its_own() -> None:
    longer = finding("local-link", say("This."), line=4, excerpt="x" * 50, fix="y" * 50)
    assert f"This.<br>`{'x' * 50}` → `{'y' * 50}`" in comment(view(post(longer)), ENGLISH)


def test_a_long_repair_is_left_out() -> None:
    long = finding("local-link", say("This."), line=4, excerpt="x" * 150, fix="y")
    assert "→" not in comment(view(post(long)), ENGLISH)


def test_the_same_state_gives_the_same_comment() -> None:
    first = view(post(NAMELESS, EMPTY))
    later = after(first, view(post(EMPTY, BACKWARDS)))
    again = after(later, later)
    assert comment(again, ENGLISH) == comment(later, ENGLISH)
    assert comment(after(first, first), ENGLISH) == comment(first, ENGLISH)


def test_a_finding_whose_line_or_file_moves_is_not_new() -> None:
    moved = replace(EMPTY, range=Range(Position(99, 1), Position(99, 12)))
    body = comment(after(view(post(EMPTY, FILLER)), view(post(moved, path="_posts/2024-05-14-bread.md"))), ENGLISH)
    assert "Settled last: text." in body
    assert "New since" not in body


def test_many_findings_are_remembered_by_their_number() -> None:
    links = [replace(BACKWARDS, excerpt=str(number)) for number in range(100)]
    body = comment(after(view(post(*links)), view(post(*links[:40]))), ENGLISH)
    assert "Settled last: links (60)." in body


def test_people_who_could_not_be_asked_are_remembered() -> None:
    _, state = extract(comment(view(post(), refused=frozenset({Login("gone"), Login("away")})), ENGLISH))
    assert state
    assert state["refused"] == ["away", "gone"]


@settings(max_examples=60)
@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["v", "open", "before", "refused", "links", "text"]), inner)
        ),
    )
)
def test_a_marker_that_somebody_has_edited_does_no_harm(data: Any) -> None:
    for previous in ({"v": 1, "open": data, "before": data}, {"v": data}, {"v": 1, "open": {"links": data}}):
        assert comment(view(post(EMPTY), previous=previous), ENGLISH).startswith("### 1 point")


NASTY = [
    "@octocat", "@example/team", "a@evil.example", "#1", "example/site#1", "GH-1", "deadbeefdeadbeefdeadbeef",
    "</details>", "<details>", "</summary>", "<a href='http://evil.example'>", "<img src=x onerror=alert(1)>",
    "<script>", "<!--", "-->", '<!-- copydesk:1 {"v":1} -->', "](http://evil.example)", "[x](http://evil.example)",
    "[x]: http://evil.example", "http://evil.example", "https://evil.example/@octocat", "www.evil.example",
    "mailto:a@evil.example", "- [x] done", "- [ ] open", "\n\n# heading", "\n\n- [x] item", "```", "`", "``", "~~~",
    "\\", "\\`", "&lt;", "&#64;octocat", "|", "| a | b |\n|---|---|", "***", "__", "$$", "{0.__class__}", "{text}",
    "\N{RIGHT-TO-LEFT OVERRIDE}", "\u2028", "\x00", "1.", "+ x", "> x", ":smile:", "\r\n", "\t",
]  # fmt: skip
hostile = st.lists(st.sampled_from(NASTY) | st.text(max_size=8), max_size=6).map("".join)
messages = st.builds(lambda text: say("“{text}” stands here, {text} too ({text}).", text=text), hostile)
findings = st.builds(
    lambda rule, message, line, excerpt, fix, severity, path: finding(
        rule, message, line=line, excerpt=excerpt, fix=fix, severity=severity, path=path
    ),
    st.sampled_from(["file-name", "placeholder", "empty-section", "malformed-link", "unbalanced-quotes", "other"]),
    messages,
    st.integers(0, 5000),
    hostile,
    st.none() | hostile,
    st.sampled_from(Severity),
    hostile,
)
posts = st.builds(
    lambda found, path, title: post(*found, path=path, title=title),
    st.lists(findings, max_size=6), hostile, st.none() | hostile,
)  # fmt: skip
people = st.builds(
    lambda login, reason, status: Reader(Login(login), reason, status), hostile, messages, st.sampled_from(ReaderStatus)
)
others = st.builds(
    NotAsked, hostile, st.sampled_from(Obstacle), st.none() | st.dates(), st.none() | st.integers(0, 9), hostile
)
views = st.builds(
    lambda found, errors, readers, missing, draft, refused, others: CommentView(
        report(*found, errors=tuple(errors)),
        pull_request(draft=draft),
        Readers(tuple(readers), missing=missing, not_asked=tuple(others), roles_missing=tuple(refused)),
        help=HELP,
        refused=frozenset(map(Login, refused)),
    ),
    st.lists(posts, max_size=5), st.lists(messages, max_size=2), st.lists(people, max_size=3), st.integers(0, 3),
    st.booleans(), st.lists(hostile, max_size=3), st.lists(others, max_size=4),
)  # fmt: skip


class Page(HTMLParser):
    """What a browser makes of a comment: links, tags, and the texts in which GitHub looks for mentions."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.comments: list[str] = []
        html = cmarkgfm.github_flavored_markdown_to_html(body, Options.CMARK_OPT_UNSAFE)
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag != "br":
            self.open.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"code", "a"} & set(self.open):
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


OURS = {"h3", "p", "ul", "li", "input", "a", "code", "strong", "details", "summary", "br"}


@settings(max_examples=100, deadline=None)
@given(views, st.sampled_from([ENGLISH, FRENCH]))
def test_nothing_from_a_pull_request_leaves_its_place(shown: CommentView, tongue: Any) -> None:
    body = comment(shown, tongue)
    page = Page(body)
    assert {link for link in page.links if not link.startswith(f"{FORK}/blob/c0ffee0/")} <= {HELP}
    assert set(page.tags) <= OURS
    assert page.open == []
    assert page.tags.count("input") == sum(len(one.checklist) for one in shown.report.posts if not one.complete)
    assert not [text for text in page.texts if re.search(r"(?<![\w`])[@#]\w|\bGH-\d|\b[0-9a-f]{7,40}\b", text)]
    assert [found for found in page.comments if found.strip()] == [body[body.rindex("<!--") + 4 : -3]]
    assert (extract(body)[1] or {}).keys() == {"v", "open", "before", "refused"}


@settings(max_examples=100, deadline=None)
@given(views)
def test_a_second_look_at_the_same_state_writes_the_same_bytes(shown: CommentView) -> None:
    first = comment(shown, ENGLISH)
    assert comment(replace(shown, previous=extract(first)[1]), ENGLISH) == first


@settings(max_examples=6, deadline=None, phases=[Phase.generate])
@given(hostile.filter(bool), st.integers(1, 60), st.integers(1, 120))
def test_it_stays_below_the_limit_whatever_comes_in(text: str, posts: int, findings: int) -> None:
    huge: Message = say("“{text}” stands here, {text} too.", text=text * 500)
    found: list[Finding] = [
        finding(rule, huge, line=number, excerpt=text * 50, fix=text, severity=severity)
        for rule in ("placeholder", "local-link", "heading-order")
        for severity in Severity
        for number in range(findings // 6 + 1)
    ]
    many = [post(*found, path=f"{number}{text * 20}", title=text * 500) for number in range(posts)]
    unasked = tuple(NotAsked(f"{number}{text * 5}", each, words=text * 50) for each in Obstacle for number in range(50))
    crowd = tuple(Reader(Login(text * 5), huge, status) for status in ReaderStatus) * 20
    shown = CommentView(
        report(*many, errors=(huge,) * 200),
        pull_request(),
        Readers(crowd, missing=3, not_asked=unasked, roles_missing=(text * 9,) * 10),
        help="x" * 50_000,
        refused=frozenset(Login(f"login-{number:033}") for number in range(200)),
    )
    body = comment(shown, FRENCH)
    assert len(body) < MAX_LENGTH
    assert len(body[body.rindex("<!-- copydesk") :]) < 4096
    assert Page(body).open == []


def test_whoever_asked_for_repairs_is_answered() -> None:
    def answer(outcome: FixOutcome, *found: Finding) -> str:
        request = FixRequest(Login("claire"), Sha("c" * 40), datetime(2026, 5, 14, tzinfo=UTC), outcome)
        view = CommentView(report(post(*found)), pull_request(), Readers(), standing=Standing(fix=request))
        return next(line for line in comment(view, ENGLISH).split("\n") if line.startswith("`/fix`"))

    assert [answer(outcome, FILLER) for outcome in FixOutcome] == snapshot(
        [
            "`/fix` · claire · All repairs that are certain are made in the last commit. What is left needs a person: it is listed below.",
            "`/fix` · claire · Nothing of what is listed below can be repaired with certainty.",
            "`/fix` · claire · This site lets Copydesk push no commits. Take the suggestions on the lines, or run `copydesk check --fix` on your machine and push.",
            "`/fix` · claire · Nothing is repaired as long as the configuration can't be read. Repair that first, then write `/fix` again.",
            "`/fix` · claire · Copydesk may not push to this fork. Whoever opened the pull request can tick “Allow edits by maintainers” beside it and write `/fix` again. Where there is no such box: take the suggestions on the lines.",
            "`/fix` · claire · Copydesk pushes no repairs to the main branch of the site. Take the suggestions on the lines, or run `copydesk check --fix` on your machine and push.",
            "`/fix` · claire · The fork is gone, so nothing can be pushed to it. Open a pull request from another branch.",
            "`/fix` · claire · GitHub does not let Copydesk push to this branch. Take the suggestions on the lines, or run `copydesk check --fix` on your machine and push.",
        ]
    )
    assert [answer(FixOutcome.MADE), answer(FixOutcome.NOTHING)] == snapshot(
        [
            "`/fix` · claire · All repairs that are certain are made in the last commit.",
            "`/fix` · claire · There is nothing to repair.",
        ]
    )
