from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

import pytest
from inline_snapshot import snapshot

from bot import check
from bot.config import Config
from bot.model.finding import ChecklistItem, Remark, Report, Severity
from bot.model.message import say
from bot.model.place import Span
from bot.model.post import Change, Post, PostPath
from bot.model.site import AuthorId, KnownPost, SiteFacts, SiteSettings, SourceFile
from bot.model.snapshot import ReviewState
from bot.rules import _rule, all_rules
from bot.rules._rule import NoOptions, Rule
from bot.sites import jekyll
from bot.text.post import read_post
from tests.bot.builders import NOW, a_review, a_snapshot

PATH = "_posts/2026-05-14-hello.md"
DEFAULTS = Config.of({})
_PLAIN = SiteSettings()


def a_post(path: str = PATH, title: str = "Hello", body: str = "Here we are.\n", **more: Any) -> Post:
    text = f"---\ntitle: {title}\n---\n{body}"
    return read_post(PostPath(path), text.encode(), **more)


def some_facts(*files: str, known: tuple[KnownPost, ...] = ()) -> SiteFacts:
    return SiteFacts(jekyll, date(2026, 5, 14), frozenset((PATH, *files)), posts=known)


def with_rules(monkeypatch: pytest.MonkeyPatch, *rules: Rule) -> None:
    """Only these rules, under ids of real ones, so that the configuration knows them."""
    monkeypatch.setattr(check, "all_rules", lambda: MappingProxyType({rule.id: rule for rule in rules}))


def a_rule(rule_id: str, *remarks: Remark, item: ChecklistItem = ChecklistItem.TITLE) -> Rule:
    return Rule(
        rule_id, item, all_rules()[rule_id].severity, _rule.Need.NOTHING, NoOptions, "", lambda *_: iter(remarks)
    )


def the_findings(report: Report) -> list[tuple[str, Severity, int]]:
    return [(one.rule, one.severity, one.range.start.line) for post in report.posts for one in post.findings]


def test_findings_are_sorted_by_place(monkeypatch: pytest.MonkeyPatch) -> None:
    late, early = Remark(Span(22, 23), say("Late.")), Remark(Span(0, 0), say("Early."))
    with_rules(monkeypatch, a_rule("placeholder", late), a_rule("title-length", late, early))

    report = check.report([a_post()], some_facts(), DEFAULTS)

    assert the_findings(report) == [
        ("title-length", Severity.ADVICE, 1),
        ("placeholder", Severity.BLOCKER, 4),
        ("title-length", Severity.ADVICE, 4),
    ]


def test_the_same_remark_twice_is_one_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = Remark(Span(0, 3), say("Once.")), Remark(Span(0, 3), say("Otherwise."))
    with_rules(monkeypatch, a_rule("placeholder", one, one, other))

    (post,) = check.report([a_post()], some_facts(), DEFAULTS).posts

    assert [finding.message.text for finding in post.findings] == ["Once.", "Otherwise."]


@pytest.mark.parametrize(
    ("text", "unseen"),
    [
        ("---\ntitle: Hello\n---\nHere we are.\n", []),
        ("# Hello\n\nHere we are.\n", [ChecklistItem.AUTHORS, ChecklistItem.DATES]),
        ("---\ntitle: [Hello\n---\nHere we are.\n", [ChecklistItem.AUTHORS, ChecklistItem.DATES]),
    ],
)
def test_what_stands_in_a_front_matter_that_cannot_be_read_is_not_called_right(
    text: str, unseen: list[ChecklistItem]
) -> None:
    (post,) = check.report([read_post(PostPath(PATH), text.encode())], some_facts(), DEFAULTS).posts

    assert [entry.item for entry in post.checklist if not entry.seen] == unseen


def test_an_item_is_done_when_no_blocker_of_its_rules_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    remark = Remark(Span(0, 0), say("Here."))
    with_rules(
        monkeypatch,
        a_rule("title-length", remark),
        a_rule("duplicate-title"),
        a_rule("placeholder", remark, item=ChecklistItem.TEXT),
    )

    (post,) = check.report([a_post()], some_facts(), DEFAULTS).posts

    assert [(entry.item, entry.done, entry.rules) for entry in post.checklist] == [
        (ChecklistItem.TITLE, True, ("duplicate-title", "title-length")),
        (ChecklistItem.TEXT, False, ("placeholder",)),
    ]
    assert not post.complete


def test_a_remark_may_weigh_less_than_its_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    with_rules(monkeypatch, a_rule("placeholder", Remark(Span(0, 0), say("Perhaps."), severity=Severity.ADVICE)))

    (post,) = check.report([a_post()], some_facts(), DEFAULTS).posts

    assert post.complete


def test_a_site_chooses_how_severe_a_rule_is() -> None:
    post = a_post(title="Long " * 60)
    severe = Config.of({"rules": {"title-length": "blocker"}})
    off = Config.of({"rules": {"title-length": "off", "duplicate-title": "off"}})

    (strict,) = check.report([post], some_facts(), severe).posts
    (lenient,) = check.report([post], some_facts(), off).posts

    assert ("title-length", Severity.BLOCKER) in [(one.rule, one.severity) for one in strict.findings]
    assert ChecklistItem.TITLE not in [entry.item for entry in lenient.checklist]


def test_a_rule_that_raises_says_which_one_and_where(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Iterator[Remark]:
        raise ZeroDivisionError

    rule = Rule(
        "placeholder",
        ChecklistItem.TEXT,
        Severity.BLOCKER,
        _rule.Need.NOTHING,
        NoOptions,
        "",
        broken,
    )
    with_rules(monkeypatch, rule)

    with pytest.raises(ZeroDivisionError) as raised:
        check.report([a_post()], some_facts(), DEFAULTS)

    assert raised.value.__notes__ == [f"in the rule placeholder on {PATH}"]


def test_posts_are_sorted_and_errors_are_kept() -> None:
    error = say("Something could not be read.")
    report = check.report([a_post("_posts/b.md"), a_post("_posts/a.md", "Other")], some_facts(), DEFAULTS, [error])

    assert [post.path for post in report.posts] == ["_posts/a.md", "_posts/b.md"]
    assert report.errors == (error,)


def test_posts_at_hand_are_compared_with_each_other() -> None:
    known = (KnownPost(PostPath(PATH), "An older title"),)
    twins = [a_post(), a_post("_posts/2026-05-15-hello-again.md")]

    report = check.report(twins, some_facts(twins[1].path, known=known), DEFAULTS)

    assert [rule for rule, *_ in the_findings(report)].count("duplicate-title") == 2


def test_facts_come_from_the_base_and_the_site() -> None:
    facts = check.facts(
        a_snapshot(
            now=datetime(2026, 5, 14, 23, 30, tzinfo=UTC),
            files=frozenset(("_config.yml", PATH)),
            site_sources=(SourceFile("_config.yml", b"timezone: Europe/Paris\nlang: fr\n"),),
            known_posts=(KnownPost(PostPath(PATH), "Hello"),),
        ),
        DEFAULTS,
    )

    assert facts.site is jekyll
    assert facts.today == date(2026, 5, 15)
    assert facts.settings == SiteSettings(time_zone="Europe/Paris", language="fr")
    assert facts.posts == (KnownPost(PostPath(PATH), "Hello"),)
    assert facts.authors is None


def test_the_configuration_knows_better_what_time_it_is() -> None:
    config = Config.of({"time_zone": "Pacific/Kiritimati"})
    source = SourceFile("_config.yml", b"timezone: Europe/Paris\n")
    facts = check.facts(a_snapshot(files=frozenset(("_config.yml",)), site_sources=(source,)), config)

    assert (facts.today, facts.settings.time_zone) == (date(2026, 5, 14), "Pacific/Kiritimati")
    assert check.day_of(NOW.replace(hour=12), facts.settings) == date(2026, 5, 15)


def test_a_repository_that_nobody_recognises_is_read_as_the_most_common_kind() -> None:
    assert check.site_of(frozenset(("README.md",)), DEFAULTS) is jekyll
    assert check.site_of(frozenset(), Config.of({"site": "jekyll"})) is jekyll


def an_author_file(author: str, text: str) -> SourceFile:
    return SourceFile(f"_authors/{author}.md", f"---\n{text}\n---\n".encode())


def test_the_head_says_who_exists_but_not_who_that_is() -> None:
    base = [an_author_file("ada", "github: ada-l\nteam: engine")]
    head = [
        an_author_file("ada", "github: mallory\nteam: admins\nfullname: Ada L."),
        an_author_file("bob", "github: bob"),
    ]

    authors = check.authors_of(jekyll, base, head)

    assert authors is not None
    ada, bob = authors[AuthorId("ada")], authors[AuthorId("bob")]
    assert (ada.name, ada.login, ada.teams) == ("Ada L.", "ada-l", ("engine",))
    assert (bob.login, bob.teams) == (None, ())


def test_a_site_without_author_files_has_no_authors() -> None:
    assert check.authors_of(jekyll, []) is None


@pytest.mark.parametrize(
    "source",
    [SourceFile("_data/authors.yml", b"", truncated=True), SourceFile("_data/authors.yml", b"a: [")],
    ids=["too large", "broken"],
)
def test_nobody_is_unknown_while_a_list_of_authors_cannot_be_read(source: SourceFile) -> None:
    assert check.authors_of(jekyll, [an_author_file("ada", ""), source]) is None


def test_only_posts_with_a_similar_name_are_worth_reading() -> None:
    files = frozenset(
        (
            PATH,
            "_posts/2020-01-01-how-we-build-bridges.md",
            "_posts/2021-01-01-bridges.md",
            "_posts/2022-01-01-annual-report.md",
            "_drafts/building-bridges.md",
            "bridges.md",
        )
    )
    post = a_post(title="How we build bridges")

    assert check.similar_paths([post], files, jekyll, SiteSettings()) == snapshot(
        ("_drafts/building-bridges.md", "_posts/2020-01-01-how-we-build-bridges.md", "_posts/2021-01-01-bridges.md")
    )
    assert check.similar_paths([post], files, jekyll, SiteSettings(), limit=1) == snapshot(
        ("_posts/2020-01-01-how-we-build-bridges.md",)
    )


def test_a_post_is_not_similar_to_itself() -> None:
    old = PostPath("_posts/2026-05-13-hello.md")
    post = a_post(change=Change.RENAMED, previous_path=old)

    assert check.similar_paths([post], frozenset((PATH, old)), jekyll, SiteSettings()) == ()


def test_the_language_is_that_of_the_configuration_the_site_or_the_post() -> None:
    french = a_post(body="Nous sommes dans la rue et le soleil brille pour les passants.\n")

    assert check.language_of(Config.of({"language": "en"}), SiteSettings(language="fr"), [french]) == "en"
    assert check.language_of(DEFAULTS, SiteSettings(language="fr_FR"), []) == "fr"
    assert check.language_of(DEFAULTS, SiteSettings(language="en-GB"), [french]) == "en"
    assert check.language_of(DEFAULTS, SiteSettings(), [french]) == "fr"
    assert check.language_of(DEFAULTS, SiteSettings(language="de"), []) == "en"


def followed(*bodies: str, settings: SiteSettings = _PLAIN, limit: int | None = None, **links: Any) -> tuple[str, ...]:
    posts = [a_post(f"_posts/2026-05-{day + 10}-a.md", body=body) for day, body in enumerate(bodies)]
    return check.links_to_follow(posts, settings, Config.of({"links": links}), limit)


def test_links_to_other_sites_are_followed_each_once() -> None:
    body = "[a](https://a.fr/x#1) [b](https://a.fr/x#2) ![c](//c.fr/i.png) [d](/d.html) [e](mailto:e@e.fr)"

    assert followed(body, body) == ("https://a.fr/x", "https://c.fr/i.png")


def test_hosts_that_a_site_names_are_left_alone() -> None:
    body = "[a](https://www.a.fr/) [b](https://docs.a.fr/) [c](https://ba.fr/)"

    assert followed(body, skip=["a.fr"]) == ("https://ba.fr/",)
    assert followed(body, skip=["WWW.A.FR"]) == ("https://ba.fr/",)


def test_names_for_examples_and_for_private_use_are_left_alone() -> None:
    assert followed("[a](https://example.org/) [b](http://localhost/) [c](http://10.0.0.1/) [d](http://a.local/)") == ()


def test_the_site_itself_is_left_alone() -> None:
    assert followed("[a](https://blog.a.fr/b)", settings=SiteSettings(base_url="https://blog.a.fr")) == ()


def test_so_many_links_are_followed_and_no_more() -> None:
    many = " ".join(f"[a](https://a.fr/{number})" for number in range(check.LINKS_OF_ONE_POST + 5))

    assert len(followed(many)) == check.LINKS_OF_ONE_POST
    assert len(followed(many, "[b](https://b.fr/)", limit=3)) == 3


def test_nothing_is_followed_for_a_rule_that_is_off() -> None:
    off = Config.of({"rules": {"dead-link": "off"}})

    assert check.links_to_follow([a_post(body="[a](https://a.fr/)")], SiteSettings(), off) == ()
    assert not check.wants_links(off)
    assert not check.wants_links(DEFAULTS, (Severity.BLOCKER,))


def _with_placeholder(text: str) -> SourceFile:
    return SourceFile(PATH, f"---\ntitle: Hello\n---\n{text}".encode())


def test_what_a_published_post_had_already_is_not_held_against_who_corrects_another_line() -> None:
    before = _with_placeholder("TODO write this.\n")
    post = a_post(body="TODO write this.\n\nTODO and this.\n", change=Change.MODIFIED, before=before)

    assert the_findings(check.report([post], some_facts(), DEFAULTS)) == [("placeholder", Severity.BLOCKER, 6)]


def test_what_stood_there_once_and_stands_there_twice_is_found_once() -> None:
    before = _with_placeholder("TODO\n")
    post = a_post(body="TODO\n\nTODO\n", change=Change.MODIFIED, before=before)

    assert len(the_findings(check.report([post], some_facts(), DEFAULTS))) == 1


@pytest.mark.parametrize("key", ["draft: true", "published: false"])
def test_a_post_that_was_a_draft_answers_for_all_of_itself(key: str) -> None:
    before = SourceFile(PATH, f"---\ntitle: Hello\n{key}\n---\nTODO write this.\n".encode())
    post = a_post(body="TODO write this.\n", change=Change.MODIFIED, before=before)

    assert the_findings(check.report([post], some_facts(), DEFAULTS)) == [("placeholder", Severity.BLOCKER, 4)]


def test_an_added_post_has_nothing_before_it() -> None:
    post = a_post(body="TODO write this.\n", before=_with_placeholder("TODO write this.\n"))

    assert the_findings(check.report([post], some_facts(), DEFAULTS)) == [("placeholder", Severity.BLOCKER, 4)]


def test_a_rule_for_unread_posts_says_nothing_once_they_are_approved(monkeypatch: pytest.MonkeyPatch) -> None:
    one = a_rule("placeholder", Remark(Span(0, 0), say("Early.")))
    with_rules(monkeypatch, replace(one, needs=_rule.Need.UNREAD | _rule.Need.TODAY))

    assert the_findings(check.report([a_post()], some_facts(), DEFAULTS))
    assert not the_findings(check.report([a_post()], replace(some_facts(), approved=True), DEFAULTS))


@pytest.mark.parametrize(
    ("states", "approved"),
    [
        ([], False),
        ([("ada", ReviewState.APPROVED)], True),
        ([("ada", ReviewState.COMMENTED)], False),
        ([("ada", ReviewState.APPROVED), ("Ada", ReviewState.COMMENTED)], True),
        ([("ada", ReviewState.APPROVED), ("Ada", ReviewState.CHANGES_REQUESTED)], False),
        ([("ada", ReviewState.APPROVED), ("ada", ReviewState.DISMISSED)], False),
        ([("ada", ReviewState.APPROVED), ("alan", ReviewState.CHANGES_REQUESTED)], True),
    ],
)
def test_posts_are_approved_by_the_last_word_of_a_reader(states: list[tuple[str, ReviewState]], approved: bool) -> None:
    reviews = [a_review(login, state, minute) for minute, (login, state) in enumerate(states)]
    assert check.is_approved(reversed(reviews)) is approved
    assert check.facts(a_snapshot(reviews=tuple(reviews)), DEFAULTS).approved is approved
