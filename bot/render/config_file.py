"""A first ``.github/copydesk.yml``: what was learned from a site's posts, with what each line stands on beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import yaml

from bot.model.conventions import Conventions, Key
from bot.model.message import Message, say, say_count
from bot.render._plain import printable
from bot.render.language import Language

SCHEMA = "copydesk.schema.json"
"""The name of the schema, which stands beside the file: an editor looks from there.

https://github.com/redhat-developer/yaml-language-server#using-inlined-schema
"""

_HEADLINE = 110
"""The default of ``title-length``; a site with longer titles gets a limit of its own."""
_SOME = 0.5
_OFF = '"off"'
"""In quotation marks: YAML 1.1 reads a bare one as false."""
_LONGEST_NAME = 60
_WORDS = 8
_ENOUGH_USES = 4
_NO_BREAK = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Setting:
    """A line ``name: value`` of a rule, with what it stands on; ``value`` is YAML, ``asleep`` lines are comments."""

    name: str
    value: str
    reason: Message
    asleep: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """How many published posts a rule would have held back, of those that it was tried on."""

    posts: int
    total: int


@dataclass(frozen=True, slots=True)
class Draft:
    """What the file is made from. ``site`` and ``language`` are as the configuration writes them.

    ``conventions`` are those of all posts together, ``folders`` those of each blog where the site has several.
    ``is_set`` says that the generator itself is set to an excerpt separator. ``held`` are the rules that block posts
    which people have published, and that the file turns into advice. ``dated_names`` says that the file names
    carry the day, so that a post can do without a date in its front matter.
    """

    site: str
    language: str
    conventions: Conventions
    time_zone: str | None = None
    is_set: bool = False
    dated_names: bool = False
    held: Mapping[str, Held] = field(default_factory=dict)
    folders: Mapping[str, Conventions] = field(default_factory=dict)


def render(draft: Draft, language: Language) -> str:
    """The file as YAML, its comments in the reader's language. :meth:`bot.config.Config.read` accepts it."""
    return "\n".join(_lines(draft, language)) + "\n"


def _lines(draft: Draft, language: Language) -> Iterator[str]:
    posts = draft.conventions.posts
    yield f"# yaml-language-server: $schema={SCHEMA}"
    yield _comment(
        say_count(
            "Written by “copydesk init” from one post of this site. Change what you like.",
            "Written by “copydesk init” from {count} posts of this site. Change what you like.",
            posts,
        ),
        language,
    )
    yield _comment(say("What isn't set here keeps its default, or follows what the posts do."), language)
    yield f"\nsite: {_scalar(draft.site)}"
    yield f"language: {_scalar(draft.language)}"
    if draft.time_zone:
        yield f"time_zone: {_scalar(draft.time_zone)}"
    else:
        utc = say("without it, days begin as in UTC")
        yield f"# time_zone: Europe/Paris  {_comment(utc, language)}"
    yield "\n" + _comment(say("Who reads posts: people, or teams as organization/team."), language)
    yield "# reviewers:\n#   count: 2\n#   default: [ada, my-org/editors]\n"
    yield from _rules(draft, language)


def _rules(draft: Draft, language: Language) -> Iterator[str]:
    own = {folder: _settings(draft, conventions) for folder, conventions in sorted(draft.folders.items())}
    common = _shared(_settings(draft, draft.conventions), list(own.values()))
    yield from _block(_with_held(common, draft.held), language)
    yield from (f"  {_comment(words, language)}" for words in _vocabularies(draft.conventions))
    differing = {folder: rest for folder, found in own.items() if (rest := _without(found, common))}
    if differing:
        yield "\n" + _comment(say("What the posts of one folder do otherwise."), language)
        yield "folders:" if any(map(_is_awake, differing.values())) else "# folders:"
    for folder, found in differing.items():
        yield f"  {'' if _is_awake(found) else '# '}{_scalar(folder)}:"
        yield from (f"    {line}" for line in _block(found, language))


Settings = Mapping[str, Sequence[Setting]]
"""The settings of each rule by its id, in order; a rule without any is left out."""


def _block(settings: Settings, language: Language) -> Iterator[str]:
    yield "rules:" if _is_awake(settings) else "# rules:"
    for rule, found in settings.items():
        yield f"  {rule}:" if _is_awake({rule: found}) else f"  # {rule}:"
        for setting in found:
            reason = _comment(setting.reason, language)
            yield f"    {'# ' if setting.asleep else ''}{setting.name}: {setting.value}  {reason}"


def _is_awake(settings: Settings) -> bool:
    return any(not setting.asleep for found in settings.values() for setting in found)


def _settings(draft: Draft, conventions: Conventions) -> Settings:
    found = {
        "front-matter": list(_required(conventions, dated_names=draft.dated_names)),
        "missing-excerpt": list(_excerpt(conventions, is_set=draft.is_set)),
        "missing-image": list(_companion(conventions)),
        "title-length": list(_title(conventions)),
    }
    return {rule: settings for rule, settings in found.items() if settings}


def _shared(common: Settings, own: Sequence[Settings]) -> Settings:
    """Of the settings for all posts, those that no folder does without; of proposals, those that each makes."""

    def everywhere(rule: str, setting: Setting) -> bool:
        found = [[one for one in settings.get(rule, ()) if one.name == setting.name] for settings in own]
        if setting.asleep:
            return all(any(one.value == setting.value for one in settings) for settings in found)
        return all(any(not one.asleep for one in settings) for settings in found)

    kept = {rule: [one for one in found if everywhere(rule, one)] for rule, found in common.items()}
    return {rule: found for rule, found in kept.items() if found}


def _without(own: Settings, common: Settings) -> Settings:
    """The settings of a folder that say something else than those of all."""
    said = {(rule, one.name, one.value, one.asleep) for rule, found in common.items() for one in found}
    rest = {
        rule: [one for one in found if (rule, one.name, one.value, one.asleep) not in said]
        for rule, found in own.items()
    }
    return {rule: found for rule, found in rest.items() if found}


def _with_held(settings: Settings, held: Mapping[str, Held]) -> Settings:
    """With the rules that become advice, in the order of their names."""
    found = dict(settings)
    for rule, posts in held.items():
        reason = (
            say("as a blocker, it would have held back the one post that it was tried on")
            if posts.total == 1
            else say(
                "as a blocker, it would have held back {count} of the {total} posts that it was tried on",
                count=posts.posts,
                total=posts.total,
            )
        )
        others = [setting for setting in found.get(rule, []) if setting.name != "severity"]
        found[rule] = [Setting("severity", "advice", reason), *others]
    return {rule: found[rule] for rule in sorted(found)}


def _required(conventions: Conventions, *, dated_names: bool) -> Iterator[Setting]:
    keys = [key for key in conventions.required if _is_writable(key.name) and not (dated_names and key.name == "date")]
    chosen = [key for key in keys if key.demanded]
    if chosen:
        reason = say_count("the one post has it", "all {count} posts have these", chosen[-1].support.total)
        yield Setting("required", _list(chosen), reason)
    # Each proposal holds those above it: only one line of that name can count.
    for support, alike in groupby((key for key in keys if not key.demanded), key=_counts):
        more = list(alike)
        chosen += more
        yield Setting("required", _list(chosen), _they_have(support, more), asleep=True)


def _excerpt(conventions: Conventions, *, is_set: bool) -> Iterator[Setting]:
    habit = conventions.excerpt
    if habit is None or habit.support.total == 0:
        return
    reason = say(
        "{count} of {total} long posts have {separator}",
        count=habit.support.count,
        total=habit.support.total,
        separator=habit.value,
    )
    if habit.support.fair:
        yield Setting("separator", _scalar(habit.value), reason, asleep=is_set)
    elif is_set:
        yield Setting("severity", "advice" if habit.support.share >= _SOME else _OFF, reason)


def _companion(conventions: Conventions) -> Iterator[Setting]:
    habit = conventions.companion
    if habit and habit.support.fair and _is_writable(habit.value.replace("/", "")):
        reason = say(
            "{count} of {total} posts have an image there", count=habit.support.count, total=habit.support.total
        )
        yield Setting("companion", _scalar(habit.value), reason, asleep=not habit.support.strong)


def _title(conventions: Conventions) -> Iterator[Setting]:
    longest = conventions.longest_title
    if longest > _HEADLINE:
        reason = say("one title in twenty is longer than {count} characters", count=longest)
        yield Setting("max", str(-(-longest // 10) * 10), reason)


def _vocabularies(conventions: Conventions) -> Iterator[Message]:
    """The words that posts share, which ``near-miss-tag`` compares new ones with."""
    for name in ("category", "categories", "tags", "layout"):
        key = conventions.keys.get(name) or conventions.taxonomies.get(name)
        words = [word for word, count in key.values.items() if count >= _ENOUGH_USES][:_WORDS] if key else []
        if words:
            yield say("near-miss-tag knows of “{key}”: {words}", key=name, words=", ".join(words))


def _counts(key: Key) -> tuple[int, int]:
    return key.support.count, key.support.total


def _they_have(support: tuple[int, int], keys: Sequence[Key]) -> Message:
    count, total = support
    names = ", ".join(key.name for key in keys)
    return say("{count} of {total} posts have {keys}", count=count, total=total, keys=names)


def _list(keys: list[Key]) -> str:
    return f"[{', '.join(_scalar(key.name) for key in keys)}]"


def _is_writable(text: str) -> bool:
    return text.isprintable() and len(text) <= _LONGEST_NAME


def _scalar(text: str) -> str:
    """A text as a value of YAML that stands in a list as well."""
    return yaml.safe_dump([text], default_flow_style=True, allow_unicode=True, width=10_000).strip()[1:-1]


def _comment(message: Message, language: Language) -> str:
    """A sentence as the rest of a line; YAML refuses some signs even there."""
    said = language.say(message, printable)
    shown = (sign if sign.isprintable() or sign in _NO_BREAK else "\N{REPLACEMENT CHARACTER}" for sign in said)
    return f"# {''.join(shown)}"
