"""The pull request that proposes a first configuration: its title, its commit and its body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.model.finding import Finding, PostReport, Report
from bot.model.message import Message, say, say_count
from bot.render.language import Language
from bot.text import escape

MAX_LENGTH = 60_000
"""GitHub refuses a body of more than 65,536 characters."""
_SHOWN_OF_A_POST = 5
_STEPS = (20, 5, 0)
"""How many posts are shown with what was found, from all that a person would read to what always fits."""


def title(language: Language) -> str:
    """The title of the pull request, and the message of its commit."""
    return language.say(say("Set up Copydesk"), escape.plain)


def body(path: str, schema: str, posts: int, report: Report, language: Language) -> str:
    """The body in GitHub's Markdown: what the file at ``path`` is, what it would have said, and what to do.

    ``schema`` is where the schema of that file stands. ``posts`` is how many posts the file was learned from,
    ``report`` what it says of the latest ones.
    """
    texts = ("\n".join(_lines(path, schema, posts, report, language, shown)) for shown in _STEPS)
    return next(text for text in texts if len(text) <= MAX_LENGTH)


def _lines(path: str, schema: str, posts: int, report: Report, language: Language, shown: int) -> Iterator[str]:
    yield _say(
        say_count(
            "This adds {path}, learned from one post of this site. Each line says what it stands on.",
            "This adds {path}, learned from {count} posts of this site. Each line says what it stands on.",
            posts,
            path=path,
        ),
        language,
    )
    yield _say(say("Text editors complete and check it by {schema}, which comes with it.", schema=schema), language)
    tried = say_count("What it says of the latest post", "What it says of the {count} latest posts", len(report.posts))
    yield f"\n**{_say(tried, language)}**\n"
    yield from _report(report, language, shown)
    to_do = say("What to do")
    yield f"\n**{_say(to_do, language)}**\n"
    yield "- " + _say(say("Change the file here as you like, name your readers in it, and merge it."), language)
    yield "- " + _say(say("Or close this: Copydesk then goes by its defaults, and proposes no file again."), language)


def _report(report: Report, language: Language, shown: int) -> Iterator[str]:
    """What a rule would have blocked, the file makes advice; so nothing in here blocks."""
    rules = Counter(finding.rule for post in report.posts for finding in post.findings)
    if not rules:
        yield _say(say("Nothing: they are as it wants them."), language)
        return
    yield _say(
        say_count(
            "Nothing holds them back; there is {count} piece of advice.",
            "Nothing holds them back; there are {count} pieces of advice.",
            rules.total(),
        ),
        language,
    )
    heads = (say("rule"), say("pieces of advice"))
    yield f"\n| {' | '.join(_say(head, language) for head in heads)} |\n| --- | --: |"
    for rule, count in sorted(rules.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"| `{rule}` | {count} |"
    remarked = [post for post in report.posts if post.findings][:shown]
    if remarked:
        summary = say("Post by post")
        yield f"\n<details><summary>{_say(summary, language)}</summary>"
        for post in remarked:
            yield from _post(post, language)
        yield "\n</details>"


def _post(post: PostReport, language: Language) -> Iterator[str]:
    yield f"\n{escape.code(post.path)}\n"
    for finding in post.findings[:_SHOWN_OF_A_POST]:
        yield _finding(finding, language)
    if more := len(post.findings[_SHOWN_OF_A_POST:]):
        yield "- " + _say(say_count("And {count} more.", "And {count} more.", more), language)


def _finding(finding: Finding, language: Language) -> str:
    place = _say(say("Line {line}", line=finding.range.start.line), language)
    return f"- {place} · {_say(finding.message, language)}"


def _say(message: Message, language: Language) -> str:
    return language.say(message, escape.code, in_marks=escape.inline)
