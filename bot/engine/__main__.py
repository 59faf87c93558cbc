"""For the operator: ``python -m bot.engine failed`` and ``python -m bot.engine retry ID``."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import closing

from sqlalchemy.exc import SQLAlchemyError

from bot.engine.failures import Failures
from bot.text.escape import plain

VARIABLE = "COPYDESK_DATABASE_URL"


def main(arguments: list[str] | None = None) -> int:
    """Exit status 0 when it was done, 1 when there is no such job, 2 when the store can't be read."""
    parser = argparse.ArgumentParser(prog="python -m bot.engine", description="Reads the jobs that failed for good.")
    parser.add_argument(
        "--database", default=os.environ.get(VARIABLE), help=f"address of the store; default: {VARIABLE}"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("failed", help="list them, newest first")
    commands.add_parser("retry", help="look at a job's target again").add_argument("id")
    given = parser.parse_args(arguments)
    if not given.database:
        parser.error(f"give --database or set {VARIABLE}")
    try:
        with closing(Failures(given.database)) as failures:
            return _retry(failures, given.id) if given.command == "retry" else _list(failures)
    except ValueError as error:
        parser.error(str(error))
    except SQLAlchemyError as error:
        reason = f"The store cannot be read ({type(error).__name__})"
        parser.error(f"{reason}. Check its address, and that a server or a worker has run on it.")


def _list(failures: Failures) -> int:
    for job in failures.newest():
        # An error may quote a pull request, which has no say in what a terminal does.
        print(f"{job.failed_at:%Y-%m-%d %H:%M:%S}Z  {job.name}  {job.target}  {job.id}\n    {plain(job.error, 1000)}")
    return 0


def _retry(failures: Failures, id: str) -> int:
    try:
        print(f"in line as {failures.retry(id)}")
    except KeyError:
        print(f"no failed job is called {id}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
