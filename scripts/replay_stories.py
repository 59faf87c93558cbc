"""What recorded pull requests would have been told, push by push: the comment at each state, for a person to read.

    python -m scripts.replay_stories REPOSITORY [--site SITE] [--pull NAME] [--changed]

``REPOSITORY`` holds merged pull requests as ``refs/replays/<site>/<pull>/base`` and ``.../head``. Each is opened in the
sandbox's stand-in for GitHub and pushed state by state; ``--changed`` leaves out the states that change no word. The
addresses of links are shortened.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from pathlib import Path

from bot.model.errors import UserError
from bot.text.marker import extract
from tests.stories.replays import Replay, play, read_replays

_ADDRESS = re.compile(r"\]\(http[^)\s]*\)")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("repository")
    parser.add_argument("--site", default="beta.gouv.fr")
    parser.add_argument("--pull", help="only the one of this name")
    parser.add_argument("--changed", action="store_true", help="leave out the states that change no word")
    arguments = parser.parse_args()
    try:
        replays = read_replays(arguments.repository, arguments.site)
    except UserError as error:
        print(error.message.in_english(), file=sys.stderr)
        return 2
    for replay in replays:
        if arguments.pull in (None, replay.name):
            _print(replay, changed=arguments.changed)
    return 0


def _print(replay: Replay, *, changed: bool) -> None:
    before = None
    with tempfile.TemporaryDirectory() as folder:
        for look in play(replay, Path(folder)):
            said = _ADDRESS.sub("](…)", extract(look.comment)[0])
            if said != before or not changed:
                print(f"\n{'=' * 8} {replay.name}, state {look.state} of {look.of} {'=' * 8}\n")
                print(said)
            before = said


if __name__ == "__main__":
    sys.exit(main())
