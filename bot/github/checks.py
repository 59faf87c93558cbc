"""The check run ``copydesk`` on one commit."""

from __future__ import annotations

from typing import Any

from github.Repository import Repository

from bot.github.client import Client
from bot.github.conversation import CHECK_NAME, shown_check
from bot.model.plan import Annotation, CheckRun

BATCH = 50
"""Annotations in one request. https://docs.github.com/en/rest/checks/runs#create-a-check-run"""


def put(client: Client, repository: Repository, check: CheckRun) -> None:
    """Makes the newest check run of the commit say this.

    It is always a new run, as the annotations of a present one could only be added to; GitHub shows the newest of a
    name. A run bears the digest once it is whole, so that one cut short is replaced at the next look.
    """
    shown, _ = shown_check(client, repository, check.head)
    if shown and shown.digest == check.digest:
        return
    first, *rest = _batches(check.annotations)
    done: dict[str, Any] = {"external_id": check.digest, **_status(check)}
    begun: dict[str, Any] = {"status": "in_progress"} if rest else done
    run = repository.create_check_run(CHECK_NAME, check.head, output=_output(check, first), **begun)
    for left, batch in zip(reversed(range(len(rest))), rest, strict=True):
        more: dict[str, Any] = {} if left else done
        run.edit(output=_output(check, batch), **more)


def _status(check: CheckRun) -> dict[str, str]:
    return {"status": "completed", "conclusion": check.conclusion.value} if check.conclusion else _WAITING


_WAITING = {"status": "in_progress"}


def _batches(annotations: tuple[Annotation, ...]) -> list[tuple[Annotation, ...]]:
    return [annotations[start : start + BATCH] for start in range(0, len(annotations), BATCH)] or [()]


def _output(check: CheckRun, annotations: tuple[Annotation, ...]) -> dict[str, Any]:
    return {"title": check.title, "summary": check.summary, "annotations": [_annotation(each) for each in annotations]}


def _annotation(annotation: Annotation) -> dict[str, Any]:
    """GitHub refuses a column that is null, as it refuses columns across lines."""
    fields = {
        "path": annotation.path,
        "start_line": annotation.start_line,
        "end_line": annotation.end_line,
        "start_column": annotation.start_column,
        "end_column": annotation.end_column,
        "annotation_level": annotation.level.value,
        "title": annotation.title,
        "message": annotation.message,
    }
    return {name: value for name, value in fields.items() if value is not None}
