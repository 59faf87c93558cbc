"""The command `/tick`."""

from __future__ import annotations

from inline_snapshot import snapshot

from tests.bot.commands.scenes import after, refusal

ITEMS = {"image-rights": True, "tone": False}


def test_the_first_to_tick_an_item_is_named() -> None:
    (tick,) = after("/tick image-rights", "/tick Image-Rights", items=ITEMS).standing.ticks
    assert (tick.item, tick.login) == ("image-rights", "claire")


def test_what_cannot_be_ticked_is_said() -> None:
    assert [
        refusal("/tick tone", items=ITEMS),
        refusal("/tick image-right", items=ITEMS),
        refusal("/tick", items=ITEMS),
        refusal("/tick tone"),
    ] == snapshot(
        [
            "tone is for others to tick, as the configuration has it.",
            "There is no item “image-right”. Write one of these: image-rights.",
            "There is no item “”. Write one of these: image-rights, tone.",
            "The checklist has no item for people to tick here.",
        ]
    )
