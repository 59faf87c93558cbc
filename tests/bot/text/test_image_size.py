from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.site import ImageSize
from bot.text.image_size import LARGEST, LIGHT, measured, pixels


def png(width: int, height: int) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


def jpeg(width: int, height: int, before: bytes = b"") -> bytes:
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 17, 8, height, width, 3) + b"\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    return b"\xff\xd8" + before + frame


def gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x00" * 6


def webp(width: int, height: int) -> bytes:
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8X" + struct.pack("<I", 10) + b"\x00" * 4 + sides


EXIF = b"\xff\xe1" + struct.pack(">H", 60_000) + b"Exif\x00\x00" + b"\x00" * 59_992


@pytest.mark.parametrize(
    "content",
    [png(4032, 3024), jpeg(4032, 3024), jpeg(4032, 3024, EXIF), gif(4032, 3024), webp(4032, 3024)],
    ids=["png", "jpeg", "jpeg from a camera", "gif", "webp"],
)
def test_the_pixels_stand_in_the_first_bytes(content: bytes) -> None:
    assert pixels(BytesIO(content)) == (4032, 3024)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        png(0, 0),
        png(4_000_000_000, 1),
        b"\xff\xd8\xff",
        b"<svg width='4032' height='3024'/>",
        b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><svg width='1'>&b;</svg>",
        b"P6 4032 3024 255\n",
        b"---\ntitle: A\n---\n",
    ],
)
def test_what_has_no_pixels_to_be_read_is_of_no_known_size(content: bytes) -> None:
    assert pixels(BytesIO(content)) is None


STARTS = (
    png(4032, 3024),
    jpeg(4032, 3024),
    gif(4032, 3024),
    webp(4032, 3024),
    b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00",
)


@given(st.sampled_from(STARTS), st.integers(0, 40), st.binary(max_size=200))
def test_whatever_is_in_a_file_it_is_read(start: bytes, kept: int, rest: bytes) -> None:
    found = pixels(BytesIO(start[:kept] + rest))
    assert found is None or all(side > 0 for side in found)


def test_nothing_is_opened_for_an_image_that_is_light_or_too_heavy() -> None:
    opened = list[int]()

    def size_of(size: int) -> ImageSize:
        def image() -> BytesIO:
            opened.append(size)
            return BytesIO(gif(4032, 3024))

        return measured(size, image)

    assert size_of(LIGHT) == ImageSize(LIGHT)
    assert size_of(LARGEST + 1) == ImageSize(LARGEST + 1)
    assert size_of(LIGHT + 1) == ImageSize(LIGHT + 1, 4032, 3024)
    assert size_of(LARGEST) == ImageSize(LARGEST, 4032, 3024)
    assert opened == [LIGHT + 1, LARGEST]
