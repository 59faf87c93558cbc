"""``copydesk check``: find what keeps posts from going out, in a folder or between two commits."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, TypeVar

import click

from bot import check
from bot.commandline._fixing import repair_files
from bot.commandline._links import with_links
from bot.commandline._spelling import whole, with_proofs
from bot.local.reading import Reading
from bot.local.revisions import Repository
from bot.local.working_tree import top_of, working_tree
from bot.model.errors import UserError
from bot.model.finding import Report
from bot.model.message import Message, say, say_count
from bot.model.post import Post
from bot.render import all_formats, json, text
from bot.render._plain import printable
from bot.render.language import SOURCE, Language, language, languages

_MANY = 20
_T = TypeVar("_T")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--root", type=click.Path(path_type=Path), help="The site's folder; by default the one around the current folder."
)
@click.option("--repo", metavar="REPO.git", help="Read this repository's commits instead of a folder.")
@click.option("--base", metavar="REV", help="With --repo: the commit that the posts are compared with.")
@click.option("--head", metavar="REV", help="With --repo: the commit that adds or changes the posts.")
@click.option(
    "--pairs",
    type=click.File("r", encoding="utf-8", errors="surrogateescape"),
    help="With --repo: check each line “BASE HEAD [ID]” of a file, or of - for standard input; prints JSON lines.",
)
@click.option("--format", "form", type=click.Choice(list(all_formats())), default="text", show_default=True)
@click.option(
    "--fix",
    is_flag=True,
    help="First make every certain repair in the files, and give the posts at PATHs their right names.",
)
@click.option("--links", is_flag=True, help="Follow links to other sites, too, which takes the network and a while.")
@click.option("--lang", type=click.Choice(languages()), help="The language to write in; by default the site's.")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day to check for; by default today, or with --repo the day on which the head was committed.",
)
def command(
    paths: Sequence[Path],
    root: Path | None,
    repo: str | None,
    base: str | None,
    head: str | None,
    pairs: IO[str] | None,
    form: str,
    fix: bool,
    links: bool,
    lang: str | None,
    today: datetime | None,
) -> None:
    """Check the posts at PATHs, or in these folders, or all of the site.

    \b
    Exit status 0: nothing blocks.
    Exit status 1: something does.
    Exit status 2: something could not be read, or was asked for wrongly.
    """
    day = today.date() if today else None
    _refuse_mixtures(paths, root, repo, base, head, pairs, fix)
    if links and pairs is not None:
        raise click.UsageError("--pairs checks thousands of posts: leave out --links.")
    if repo is not None and pairs is not None:
        sys.exit(_check_pairs(repo, pairs, lang, day))
    repairs: tuple[Message, ...] = ()
    try:
        if repo is not None:
            reading = Repository(repo).revisions(base or "", head or "", today=day)
        else:
            start = next(iter(paths), Path())
            reading, repairs = _read_folder(root or top_of(start.absolute()), paths, day, fix)
        reading = with_links(reading) if links else reading
        outcome = replace(_outcome(reading, lang, _progress("Checking")), repairs=repairs)
        if form == "text" and repo is None and not fix:
            outcome = replace(outcome, notes=(*outcome.notes, *_hints(outcome.report)))
    except UserError as error:
        outcome = Outcome(Report((), (error.message,)), language(lang or SOURCE))
    _show(outcome, form)
    sys.exit(_status(outcome.report))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found, and the language to say it in.

    ``repairs`` are those that were made before, ``notes`` what else its reader should know.
    """

    report: Report
    language: Language
    repairs: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()


def _refuse_mixtures(
    paths: Sequence[Path],
    root: Path | None,
    repo: str | None,
    base: str | None,
    head: str | None,
    pairs: object,
    fix: bool,
) -> None:
    if repo is None:
        if base or head or pairs:
            raise click.UsageError("--base, --head and --pairs need --repo.")
    elif fix:
        raise click.UsageError("--fix repairs files, and commits can't be changed: leave out --repo.")
    elif paths or root:
        raise click.UsageError("With --repo, posts are found by what changes: leave out PATH and --root.")
    elif pairs and (base or head):
        raise click.UsageError("--pairs names the commits itself: leave out --base and --head.")
    elif not pairs and not (base and head):
        raise click.UsageError("With --repo, name both --base and --head, or --pairs.")


def _read_folder(
    root: Path, paths: Sequence[Path], today: date | None, fix: bool
) -> tuple[Reading, tuple[Message, ...]]:
    """The posts of a folder, and the repairs that were made in them."""
    reading = working_tree(root, paths, now=datetime.now(UTC), today=today, track=_progress("Reading"))
    # Posts that nobody named are all of the site: most of them are old, and nobody wants to hear of their words.
    reading = replace(reading, fresh=whole(reading.posts)) if paths else reading
    if not fix:
        return reading, ()
    repaired, repairs = repair_files(root, with_proofs(reading)[0], named=bool(paths))
    return replace(repaired, fresh=whole(repaired.posts) if paths else {}), repairs


def _check_pairs(repo: str, lines: Iterable[str], lang: str | None, today: date | None) -> int:
    """Check each pair and print it at once; the exit status of the worst of them."""
    try:
        repository = Repository(repo)
    except UserError as error:
        click.echo(printable(error.message.in_english()), err=True)
        return 2
    worst, noted = 0, set[str]()
    for line in lines:
        if line.strip():
            outcome, identity = _check_pair(repository, line, lang, today)
            click.echo(json.render_pair(outcome.report, outcome.language, identity), nl=False)
            sys.stdout.flush()
            worst = max(worst, _status(outcome.report))
            _show_notes(replace(outcome, notes=tuple(note for note in outcome.notes if note.in_english() not in noted)))
            noted.update(note.in_english() for note in outcome.notes)
    return worst


def _check_pair(repository: Repository, line: str, lang: str | None, today: date | None) -> tuple[Outcome, str | None]:
    base, head, identity = (*line.split(maxsplit=2), None, None)[:3]
    identity = identity.strip() if identity else None
    try:
        if base is None or head is None:
            raise UserError(say("This line is no “BASE HEAD [ID]”: {line}", line=line.strip()))
        return _outcome(repository.revisions(base, head, today=today), lang), identity
    except UserError as error:
        mistake = error.message
    except Exception:
        # One pair must not cost the thousands after it.
        click.echo("\n".join(map(printable, traceback.format_exc().splitlines())), err=True)
        mistake = say("Copydesk failed on this by a mistake of its own. Please report what it printed.")
    return Outcome(Report((), (mistake,)), language(lang or SOURCE)), identity


def _outcome(reading: Reading, lang: str | None, track: Callable[[Sequence[Post]], Iterable[Post]] = iter) -> Outcome:
    reading, notes = with_proofs(reading)
    report = check.report(track(reading.posts), reading.facts, reading.config, reading.errors)
    code = lang or check.language_of(reading.config, reading.facts.settings, reading.posts)
    return Outcome(report, language(code), notes=notes)


def _hints(report: Report) -> Iterator[Message]:
    certain = sum(finding.fix is not None for post in report.posts for finding in post.findings)
    if certain:
        yield say_count(
            "{count} of these is repaired with certainty by --fix.",
            "{count} of these are repaired with certainty by --fix.",
            certain,
        )


def _show(outcome: Outcome, form: str) -> None:
    color = False if os.environ.get("NO_COLOR") else None
    click.echo(text.render_repairs(outcome.repairs, outcome.language), nl=False, err=True, color=color)
    _show_notes(outcome)
    if not all_formats()[form].WITH_ERRORS:
        click.echo(text.render_errors(outcome.report, outcome.language), nl=False, err=True, color=color)
    click.echo(all_formats()[form].render(outcome.report, outcome.language), nl=False, color=color)


def _show_notes(outcome: Outcome) -> None:
    for note in outcome.notes:
        click.echo(printable(outcome.language.say(note)), err=True)


def _status(report: Report) -> int:
    if report.errors:
        return 2
    return 0 if report.complete else 1


def _progress(label: str) -> Callable[[Sequence[_T]], Iterator[_T]]:
    """Passes on what it is given, with a bar for it on the terminal when there is one and much to do."""

    def track(elements: Sequence[_T]) -> Iterator[_T]:
        hidden = len(elements) < _MANY or not sys.stderr.isatty()
        with click.progressbar(elements, label=label, file=sys.stderr, hidden=hidden) as bar:
            yield from bar

    return track
