"""A proposed configuration in the check: its mistakes on their lines, and what it would change elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.message import Message, say, say_count
from bot.model.plan import Annotation, AnnotationLevel, ConfigurationReview, Effect, LineRemark
from bot.render._writer import Writer, plain
from bot.render.language import Language

MAX_MARKS = 50
"""More mistakes than that have one cause."""


def title(review: ConfigurationReview) -> Message:
    """The headline of a check that has no post to speak of."""
    if number := len(review.mistakes):
        return say_count(
            "{count} mistake in Copydesk's configuration", "{count} mistakes in Copydesk's configuration", number
        )
    if review.effects:
        return say_count(
            "The new configuration changes what {count} open pull request is held for",
            "The new configuration changes what {count} open pull requests are held for",
            len(review.effects),
        )
    return say("The new configuration can be read")


def marks(review: ConfigurationReview, language: Language) -> Iterator[Annotation]:
    """A mark for every mistake and doubt."""
    for remark in review.mistakes[:MAX_MARKS]:
        yield _annotation(review.path, remark, AnnotationLevel.FAILURE, language)
    for remark in review.remarks[:MAX_MARKS]:
        yield _annotation(review.path, remark, AnnotationLevel.WARNING, language)


def paragraphs(review: ConfigurationReview, write: Writer) -> Iterator[str]:
    """What a maintainer wants to know before the merge."""
    if review.mistakes:
        yield write.say(
            say("{path} can't be used as it is: once merged, the site would be on the defaults.", path=review.path)
        )
        return
    yield write.say(_compared(review))
    if review.effects:
        yield "\n".join(_effect(effect, write) for effect in review.effects)


def _compared(review: ConfigurationReview) -> Message:
    if not review.compared:
        return say("{path} can be read. No other open pull request has posts to try it on.", path=review.path)
    if not review.effects:
        return say_count(
            "{path} can be read. Tried on {count} open pull request, it changes nothing that blocks.",
            "{path} can be read. Tried on {count} open pull requests, it changes nothing that blocks.",
            review.compared,
            path=review.path,
        )
    return say_count(
        "{path} can be read. Tried on {count} open pull request, it changes what blocks:",
        "{path} can be read. Tried on {count} open pull requests, it changes what blocks in:",
        review.compared,
        path=review.path,
    )


def _effect(effect: Effect, write: Writer) -> str:
    counts = [
        say_count("{count} more point to settle", "{count} more points to settle", effect.new),
        say_count("{count} point settled", "{count} points settled", effect.settled),
    ]
    told = write.language.join(
        [write.say(count) for count, number in zip(counts, (effect.new, effect.settled), strict=True) if number]
    )
    repository = write.pull.repository_url
    return f"- [{write.text(effect.title)}]({repository}/pull/{effect.number}) · {told}"


def _annotation(path: str, remark: LineRemark, level: AnnotationLevel, language: Language) -> Annotation:
    line = remark.position.line if remark.position else 1
    return Annotation(
        path=path,
        start_line=line,
        end_line=line,
        level=level,
        title=language.say(say("Copydesk's configuration"), plain),
        message=language.say(remark.message, plain),
    )
