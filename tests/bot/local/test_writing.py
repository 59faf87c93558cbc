from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.local.writing import rename, replace_content
from bot.model.errors import UserError
from tests.bot.local.sites import PATH, POST, SITE, write


@pytest.fixture(name="site")
def _site(tmp_path: Path) -> Path:
    return write(tmp_path / "site", {**SITE, PATH: POST})


def refusal(root: Path, path: str, before: bytes = POST) -> str:
    with pytest.raises(UserError) as error:
        replace_content(root, path, before, b"other")
    return str(error.value)


def test_a_file_is_replaced_with_its_permissions(site: Path) -> None:
    (site / PATH).chmod(0o640)
    replace_content(site, PATH, POST, b"other")

    assert (site / PATH).read_bytes() == b"other"
    assert (site / PATH).stat().st_mode & 0o777 == 0o640
    assert os.listdir((site / PATH).parent) == [(site / PATH).name]


def test_a_file_that_has_changed_meanwhile_is_left_alone(site: Path) -> None:
    assert refusal(site, PATH, b"as it was") == f"{PATH} has changed meanwhile, so it wasn't repaired. Run this again."
    assert (site / PATH).read_bytes() == POST


def test_a_link_is_not_followed(site: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_bytes(POST)
    (site / "_posts/link.md").symlink_to(outside)

    assert "_posts/link.md is no file of this site" in refusal(site, "_posts/link.md")
    assert outside.read_bytes() == POST


def test_a_file_outside_is_not_touched(site: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {"a.md": POST})
    (site / "elsewhere").symlink_to(tmp_path / "elsewhere")

    for path in ("elsewhere/a.md", "../elsewhere/a.md"):
        assert f"{path} is no file of this site" in refusal(site, path)
    assert (tmp_path / "elsewhere/a.md").read_bytes() == POST


def test_what_cannot_be_written_is_said(site: Path) -> None:
    assert refusal(site, "_posts/none.md") == "_posts/none.md can't be written: No such file or directory."


def test_a_write_that_fails_leaves_nothing_behind(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", failing)

    assert refusal(site, PATH) == f"{PATH} can't be written: No space left on device."
    assert (site / PATH).read_bytes() == POST
    assert os.listdir((site / PATH).parent) == [(site / PATH).name]


def test_a_file_is_renamed(site: Path) -> None:
    rename(site, PATH, "_posts/2026-05-15-hello.md")

    assert (site / "_posts/2026-05-15-hello.md").read_bytes() == POST
    assert not (site / PATH).exists()


def test_nothing_is_renamed_over_another_file_nor_out_of_the_site(site: Path, tmp_path: Path) -> None:
    (site / "_posts/link.md").symlink_to(tmp_path / "outside.md")
    write(site, {"_posts/other.md": b"Other.\n"})
    for path, new in ((PATH, "_posts/other.md"), (PATH, "../outside.md"), ("_posts/link.md", "_posts/b.md")):
        with pytest.raises(UserError, match=r"renamed"):
            rename(site, path, new)

    assert (site / PATH).read_bytes() == POST
    assert (site / "_posts/other.md").read_bytes() == b"Other.\n"
