"""Repaired posts and their names, in the working tree."""

from __future__ import annotations

import os
import tempfile
from errno import EEXIST
from pathlib import Path
from stat import S_IMODE, S_ISREG

from bot.model.errors import UserError
from bot.model.message import say


def replace_content(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Puts ``after`` in the place of ``before``: wholly or not at all, with the file's own permissions.

    Raises UserError, the file being as it was, where it isn't a regular file inside of ``root`` that holds
    ``before``, or can't be written.
    """
    file = root / path
    try:
        found = file.lstat()
        if not S_ISREG(found.st_mode) or not _is_inside(root, file):
            raise UserError(say("{path} is no file of this site, so it wasn't repaired.", path=path))
        if file.read_bytes() != before:
            raise UserError(say("{path} has changed meanwhile, so it wasn't repaired. Run this again.", path=path))
        _write(file, after, S_IMODE(found.st_mode))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError(say("{path} can't be written: {reason}.", path=path, reason=reason)) from error


def rename(root: Path, path: str, new_path: str) -> None:
    """Gives a regular file inside of ``root`` another name. Raises UserError, nothing being changed then."""
    old, new = root / path, root / new_path
    try:
        if not S_ISREG(old.lstat().st_mode) or not _is_inside(root, old) or not _is_inside(root, new):
            raise UserError(say("{path} is no file of this site, so it wasn't renamed.", path=path))
        if os.path.lexists(new):
            raise FileExistsError(EEXIST, os.strerror(EEXIST))
        old.rename(new)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError(
            say("{path} can't be renamed to {new}: {reason}.", path=path, new=new_path, reason=reason)
        ) from error


def _is_inside(root: Path, file: Path) -> bool:
    top = os.path.realpath(root)
    return os.path.commonpath((top, os.path.realpath(file.parent))) == top


def _write(file: Path, content: bytes, mode: int) -> None:
    descriptor, name = tempfile.mkstemp(prefix=".copydesk-", dir=file.parent)
    try:
        with open(descriptor, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(descriptor)
        os.chmod(name, mode)
        os.replace(name, file)
    except BaseException:
        os.unlink(name)
        raise
