"""Make the fonts under ``src/storykeep/static/fonts`` from the packages they are published in.

Not part of a build: the fonts are kept in the repository. To make them anew, in an empty folder::

    npm install @fontsource-variable/literata@5.3.0 \\
        @fontsource-variable/atkinson-hyperlegible-next@5.3.0 @fontsource/opendyslexic@5.3.0
    pip install fonttools brotli
    python tools/make_fonts.py node_modules src/storykeep/static/fonts

What nobody sees is cut away: romans keep the weights 400–700, italics stand at 400, and the first
files a reader loads hold only the letters and marks of prose. OpenDyslexic reserves its name for
unchanged files (OFL 1.1, condition 3), so its files are copied as they are.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

LITERATA = "@fontsource-variable/literata"
ATKINSON = "@fontsource-variable/atkinson-hyperlegible-next"
DYSLEXIC = "@fontsource/opendyslexic"
PACKAGES = {"literata": LITERATA, "atkinson": ATKINSON, "opendyslexic": DYSLEXIC}

# Made file: package, file in it, weights kept.
VARIABLE = {
    "literata-latin": (LITERATA, "literata-latin-wght-normal", (400, 700)),
    "literata-latin-italic": (LITERATA, "literata-latin-wght-italic", 400),
    "literata-latin-ext": (LITERATA, "literata-latin-ext-wght-normal", (400, 700)),
    "literata-latin-ext-italic": (LITERATA, "literata-latin-ext-wght-italic", 400),
    "literata-cyrillic": (LITERATA, "literata-cyrillic-wght-normal", (400, 700)),
    "literata-cyrillic-italic": (LITERATA, "literata-cyrillic-wght-italic", 400),
    "atkinson-latin": (ATKINSON, "atkinson-hyperlegible-next-latin-wght-normal", (400, 700)),
    "atkinson-latin-italic": (ATKINSON, "atkinson-hyperlegible-next-latin-wght-italic", 400),
    "atkinson-latin-ext": (
        ATKINSON,
        "atkinson-hyperlegible-next-latin-ext-wght-normal",
        (400, 700),
    ),
}
# Latin-1, the few letters beside it, and the punctuation, spaces, arrows and signs of running text.
PROSE = (
    "20-7E,A0-FF,131,152-153,2BC,2C6,2DA,2DC,2010-2015,2018-201E,2020-2022,2026,202F,2032-2033,"
    "2039-203A,2044,20AC,2122,2190-2193,2212"
)
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "rvrn"]
UNCHANGED = {
    "opendyslexic-latin": (DYSLEXIC, "opendyslexic-latin-400-normal"),
    "opendyslexic-latin-italic": (DYSLEXIC, "opendyslexic-latin-400-italic"),
    "opendyslexic-latin-bold": (DYSLEXIC, "opendyslexic-latin-700-normal"),
}


def make(packages: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for name, (package, file, weights) in VARIABLE.items():
        font = TTFont(packages / package / "files" / f"{file}.woff2")
        if "-ext" not in name and "-latin" in name:
            _keep_prose(font)
        narrowed = instantiateVariableFont(font, {"wght": weights})
        narrowed.flavor = "woff2"
        narrowed.save(target / f"{name}.woff2")
    for name, (package, file) in UNCHANGED.items():
        shutil.copyfile(packages / package / "files" / f"{file}.woff2", target / f"{name}.woff2")
    for name, package in PACKAGES.items():
        shutil.copyfile(packages / package / "LICENSE", target / f"{name}-OFL.txt")


def _keep_prose(font: TTFont) -> None:
    options = Options(hinting=False, layout_features=FEATURES, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(PROSE))
    subsetter.subset(font)


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
