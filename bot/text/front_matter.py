"""Reading front matter: what the site will see, where each key stands, and what is wrong with it.

Sites read with python-frontmatter or with Jekyll, which silently find no metadata where something is off.
Here it is said. It is YAML between ``---``, TOML between ``+++``, or an object in JSON. One broken line of YAML whose
repair is certain doesn't hide the others: it is repaired, and the rest read on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import yaml

from bot.model.front_matter import Entry, FrontMatter, Item, Language, Problem, ProblemKind
from bot.model.place import Edit, Span
from bot.text.fences import find_fences
from bot.text.json_values import read_object
from bot.text.toml_values import read_toml
from bot.text.yaml_limits import Refused, compose, span_of
from bot.text.yaml_repair import problem_of
from bot.text.yaml_values import Reader

_MAX_REPAIRS = 25


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a decoded post. Spans are offsets into ``text``. Never raises, whatever it is given."""
    fences = find_fences(text)
    if isinstance(fences, Problem):
        return FrontMatter(None, (), (fences,))
    match fences.language:
        case Language.TOML:
            entries, problems = read_toml(fences.source.of(text), fences.source.start)
        case Language.JSON:
            entries, problems = read_object(text, fences.source)
        case Language.YAML:
            entries, problems = _read(fences.source.of(text), fences.source.start)
    return FrontMatter(fences.span, entries, (*fences.problems, *problems), fences.language)


def _read(source: str, start: int) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    draft, problems, root = _repair(_Draft(source, source, start))
    if root is None:
        return (), problems
    if not isinstance(root, yaml.MappingNode):
        return (), (*problems, draft.original_problem(Problem(ProblemKind.NOT_A_MAPPING, span_of(root))))
    reader = Reader(draft.text)
    entries = tuple(draft.original_entry(entry) for entry in reader.entries(root))
    found = (draft.original_problem(problem) for problem in reader.problems)
    return entries, tuple(sorted((*problems, *found), key=lambda problem: problem.span))


def _repair(draft: _Draft) -> tuple[_Draft, tuple[Problem, ...], yaml.Node | None]:
    """The nodes of a draft, once every line that keeps them from being read has had its certain repair."""
    problems: list[Problem] = []
    while len(problems) < _MAX_REPAIRS:
        try:
            return draft, tuple(problems), compose(draft.text)
        except (yaml.YAMLError, Refused) as error:
            problem = problem_of(draft.text, error)
        original = draft.original_problem(problem)
        if problem.fix is None:
            line = draft.line(original)
            if line not in map(draft.line, problems):
                return draft, (*problems, original), None
            # What was certain wasn't: its line is still in the way.
            return draft, tuple(replace(p, fix=None) if draft.line(p) == line else p for p in problems), None
        problems = [_superseded(known, original) for known in problems] + [original]
        draft = draft.repaired(problem.fix)
    return draft, tuple(problems), None


def _superseded(known: Problem, later: Problem) -> Problem:
    """A fix within a later and larger one is part of that."""
    inner, outer = known.fix and known.fix.span, later.fix and later.fix.span
    covered = inner and outer and outer.start <= inner.start and inner.end <= outer.end
    return replace(known, fix=None) if covered else known


@dataclass(frozen=True, slots=True)
class _Draft:
    """YAML in which some lines have been repaired, and the way back from its offsets to those of the post.

    ``source`` is as it was written, ``start`` is its place in the post, and ``repairs`` are in the order of the text:
    where in ``text`` each begins and ends, and how long it was.
    """

    source: str
    text: str
    start: int
    repairs: tuple[tuple[Span, int], ...] = ()

    def repaired(self, edit: Edit) -> _Draft:
        growth = len(edit.text) - (edit.span.end - edit.span.start)
        before = [repair for repair in self.repairs if repair[0].end <= edit.span.start]
        after = [repair for repair in self.repairs if repair[0].start >= edit.span.end and repair not in before]
        moved = [(Span(span.start + growth, span.end + growth), length) for span, length in after]
        original = self.original(edit.span)
        made = (Span(edit.span.start, edit.span.start + len(edit.text)), original.end - original.start)
        text = self.text[: edit.span.start] + edit.text + self.text[edit.span.end :]
        return replace(self, text=text, repairs=(*before, made, *moved))

    def original(self, span: Span) -> Span:
        start = self._offset(span.start, end=False)
        return Span(start, max(start, self._offset(span.end, end=True)))

    def _offset(self, offset: int, *, end: bool) -> int:
        shift = 0
        for repair, length in self.repairs:
            deleted = repair.start == repair.end
            if offset > repair.end or (offset == repair.end and not (deleted and end)):
                shift += length - (repair.end - repair.start)
            elif offset > repair.start:
                return self.start + repair.start + shift + (length if end else 0)
        return self.start + offset + shift

    def line(self, problem: Problem) -> int:
        return self.source.count("\n", 0, problem.span.start - self.start)

    def original_problem(self, problem: Problem) -> Problem:
        fix = Edit(self.original(problem.fix.span), problem.fix.text) if problem.fix else None
        return Problem(problem.kind, self.original(problem.span), problem.detail, fix)

    def original_entry(self, entry: Entry) -> Entry:
        items = tuple(Item(item.value, self.original(item.span)) for item in entry.items)
        key_span, value_span = self.original(entry.key_span), self.original(entry.value_span)
        inner = tuple(map(self.original_entry, entry.inner))
        return replace(entry, key_span=key_span, value_span=value_span, items=items, inner=inner)
