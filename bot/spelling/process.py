"""Programs of others, each run in a process of its own that ends in time."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

SECONDS = 10.0
_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "PATH": os.defpath}


def run(command: Sequence[str], given: str = "") -> str:
    """What a program prints that is given a text. It knows nothing of our own environment.

    Raises OSError where it can't be started, subprocess.TimeoutExpired after 10 seconds.
    """
    done = subprocess.run(  # noqa: S603 - no shell, and what comes from a post is only ever read as input
        command,
        input=given.encode("utf-8", "replace"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=SECONDS,
        env=_ENVIRONMENT,
        check=False,
    )
    return done.stdout.decode("utf-8", "replace")
