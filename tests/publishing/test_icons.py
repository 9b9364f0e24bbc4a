"""Icons: the mark in the style's own colours, in every size that a device asks for."""

import base64
import struct
import zlib

import pytest

from publishing import icons, png
from tests.conftest import ROOT

THEME = ROOT / "theme"
EVERY = (*icons.ICONS, icons.APPLE)
INK, PAPER = (0x1A, 0x21, 0x38, 255), (0xFB, 0xFA, 0xF6, 255)

# Draws the mark as the browser does, on paper and as large as in the icon, and compares.
COMPARE = """async ([icon, mark, size, share, paper]) => {
  const picture = async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    return image;
  };
  const pixels = (draw) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
    const context = canvas.getContext("2d");
    context.fillStyle = paper;
    context.fillRect(0, 0, size, size);
    draw(context);
    return context.getImageData(0, 0, size, size).data;
  };
  const [one, other] = [await picture(icon), await picture(mark)];
  const drawn = (share * size * 32) / 31;  // the mark leaves a rim of half a unit in 32
  const from = (size - drawn) / 2;
  const ours = pixels((context) => context.drawImage(one, 0, 0, size, size));
  const theirs = pixels((context) => context.drawImage(other, from, from, drawn, drawn));
  let most = 0, all = 0;
  ours.forEach((value, at) => {
    const off = Math.abs(value - theirs[at]);
    all += off;
    most = Math.max(most, off);
  });
  return [one.naturalWidth, all / ours.length, most];
}"""


@pytest.fixture(scope="module")
def pictures():
    return icons.pictures(THEME)


def pixels(picture):
    """Its rows of (red, green, blue, opacity), by the standard and without our own code."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, at = {}, 8
    while at < len(picture):
        length, kind = struct.unpack(">I4s", picture[at : at + 8])
        data = picture[at + 8 : at + 8 + length]
        assert struct.unpack(">I", picture[at + 8 + length : at + 12 + length])[0] == zlib.crc32(
            kind + data
        )
        chunks[kind], at = data, at + 12 + length
    width, height, *form = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert form == [8, 3, 0, 0, 0]
    opaque = chunks[b"tRNS"]
    palette = [(*chunks[b"PLTE"][3 * i : 3 * i + 3], opaque[i]) for i in range(len(opaque))]
    raw = zlib.decompress(chunks[b"IDAT"])
    assert len(raw) == height * (width + 1)
    rows = [raw[row * (width + 1) : (row + 1) * (width + 1)] for row in range(height)]
    assert all(row[0] == 0 for row in rows)
    return [[palette[place] for place in row[1:]] for row in rows]


@pytest.mark.parametrize("icon", EVERY, ids=lambda icon: icon.name)
def test_an_icon_is_the_mark_as_a_browser_draws_it(browser, pictures, icon):
    svg = (THEME / "mark.svg").read_bytes()
    sources = [
        f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
        for kind, data in (("png", pictures[icon.name]), ("svg+xml", svg))
    ]
    page = browser.new_page(color_scheme="light")
    size, mean, most = page.evaluate(COMPARE, [*sources, icon.size, icon.mark, "#fbfaf6"])
    page.close()
    assert size == icon.size
    assert mean < 0.2  # of 255; edges that are half a pixel off make it 0.5 and more
    assert most < 128  # nowhere is ink in the one and paper in the other


@pytest.mark.parametrize("icon", EVERY, ids=lambda icon: icon.name)
def test_its_middle_is_ink_on_paper_and_its_corners_are_as_they_should_be(pictures, icon):
    rows = pixels(pictures[icon.name])
    middle = icon.size // 2
    assert rows[middle][middle] == INK
    assert rows[middle // 4][middle] == PAPER
    assert [rows[y][x][3] for y in (0, -1) for x in (0, -1)] == [0 if icon.corner else 255] * 4
    assert rows == rows[::-1] == [row[::-1] for row in rows]


def test_all_of_a_maskable_icon_lies_where_no_mask_hides_it(pictures):
    (maskable,) = (icon for icon in icons.ICONS if icon.purpose == "maskable")
    middle = maskable.size / 2
    for y, row in enumerate(pixels(pictures[maskable.name])):
        for x, colour in enumerate(row):
            if colour != PAPER:
                away = ((x + 0.5 - middle) ** 2 + (y + 0.5 - middle) ** 2) ** 0.5
                assert away <= 0.4 * maskable.size


def test_a_picture_is_what_was_written():
    palette = [(1, 2, 3, 255), (4, 5, 6, 0), (250, 251, 252, 77)]
    rows = [bytes([0, 1, 2]), bytes([2, 2, 2])]
    assert pixels(png.written(rows, palette)) == [[palette[i] for i in row] for row in rows]


def test_a_colour_that_the_style_lacks_is_told():
    with pytest.raises(LookupError, match="there is no colour --ink"):
        icons.colour(":root { --ink: red; }", "ink")
