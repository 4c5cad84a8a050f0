"""Make the sample stories whose bytes no editor writes: old encodings, books, a damaged text.

    python tools/make_sample_stories.py

reads ``tools/sample_stories/`` (all UTF-8) and writes ``stories/``. The results are kept in the
repository; the same sources give the same bytes. The other files of ``stories/`` are written by
hand, as they are.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path

SOURCES = Path(__file__).parent / "sample_stories"
TARGET = Path(__file__).parent.parent / "stories"
EPOCH = (1998, 2, 14, 21, 14, 8)

# source, name, Python's codec, line end
ENCODED = (
    ("a_proper_proposal.txt", "a_proper_proposal.txt", "cp1252", "\r\n"),
    ("sheriffs_supper.txt", "[FIC] The Sheriff's Supper (1-1).txt", "ascii", "\r\n"),
    ("mole_lamplighter.htm", "mole_lamplighter.htm", "cp1252", "\r\n"),
    ("toad.txt", "TOAD'S TRIAL.TXT", "mac-roman", "\r"),
    ("chevalier_au_pain.txt", "Le Chevalier au pain.txt", "utf-16", "\r\n"),
    ("whitby.txt", "Das letzte Licht von Whitby.txt", "utf-8-sig", "\r\n"),
    ("bacia.txt", "La bacia del barbero.txt", "utf-8", "\n"),
    ("holmes_russian.txt", "skripka_na_rassvete.txt", "cp1251", "\r\n"),
)


@dataclass(frozen=True)
class Book:
    """What a package document says of a book."""

    version: str
    identifier: str
    title: str
    author: str
    subjects: tuple[str, ...]
    description: str
    date: str
    facts: tuple[tuple[str, str], ...]
    series: tuple[str, str] | None = None


LETTERS = Book(
    version="3.0",
    identifier="urn:uuid:0f0d1a52-6a3d-4f0e-9c55-6f2f3f7a9b10",
    title="Letters Not Sent",
    author="Hester Vane",
    subjects=("Pride and Prejudice - Jane Austen", "Elizabeth Bennet/Fitzwilliam Darcy", "Letters"),
    description="Three letters Mr. Darcy wrote to Elizabeth Bennet, and the one he sent.",
    date="2014-02-14",
    facts=(
        ("Rating", "General Audiences"),
        ("Archive Warning", "No Archive Warnings Apply"),
        ("Category", "F/M"),
        ("Fandom", "Pride and Prejudice - Jane Austen"),
        ("Relationship", "Elizabeth Bennet/Fitzwilliam Darcy"),
        ("Characters", "Elizabeth Bennet, Fitzwilliam Darcy, Colonel Fitzwilliam"),
        ("Additional Tags", "Letters, Epistolary, Pining, First Person POV"),
        ("Language", "English"),
    ),
    series=("The Pemberley Box", "1"),
)
CHIMNEY = Book(
    version="2.0",
    identifier="urn:uuid:5b3c2b6e-30c8-4a38-8f0a-2a4d6b1c7e21",
    title="Jo’s Chimney Corner",
    author="Concord Jenny",
    subjects=("Little Women - Louisa May Alcott", "Jo March & Beth March", "Sisters"),
    description="Jo writes blood and thunder. Beth would like the villain to be sorry.",
    date="2008-12-21",
    facts=(
        ("Fandom", "Little Women - Louisa May Alcott"),
        ("Rating", "K"),
        ("Characters", "Jo March, Beth March, Meg March, Amy March, Marmee"),
        ("Genre", "Family/Hurt/Comfort"),
        ("Status", "Completed"),
    ),
)


def main() -> None:
    """Write every made file and say its name."""
    TARGET.mkdir(exist_ok=True)
    made = {
        name: source(file).replace("\n", end).encode(codec) for file, name, codec, end in ENCODED
    }
    made["The Hatters Clock.txt"] = mojibake(source("hatters_clock.txt"))
    made["Letters Not Sent.epub"] = epub(LETTERS, chapters("letters_not_sent.md"))
    made["Jo's Chimney Corner - Concord Jenny.epub"] = epub(CHIMNEY, chapters("chimney_corner.md"))
    made["Gawain's Second Winter.docx"] = docx(source("gawain.md"))
    made["three_drabbles.zip"] = drabbles()
    for name, content in made.items():
        (TARGET / name).write_bytes(content)
        print(f"{len(content):7,} {name}")


def source(name: str) -> str:
    """One source, with ``\\n`` line ends."""
    return (SOURCES / name).read_text(encoding="utf-8")


def mojibake(text: str) -> bytes:
    """UTF-8 that a program took for cp1252 and saved as UTF-8 again."""
    characters: list[str] = []
    for byte in text.encode():
        single = bytes([byte])
        try:
            characters.append(single.decode("cp1252"))
        except UnicodeDecodeError:  # the five bytes cp1252 leaves out; Windows keeps them
            characters.append(single.decode("latin-1"))
    return "".join(characters).encode()


def chapters(name: str) -> list[tuple[str, list[str]]]:
    """(title, paragraphs) of each ``# `` section."""
    found: list[tuple[str, list[str]]] = []
    for paragraph in source(name).strip().split("\n\n"):
        if paragraph.startswith("# "):
            found.append((paragraph[2:], []))
        else:
            found[-1][1].append(" ".join(paragraph.split("\n")))
    return found


def zipped(files: dict[str, bytes], *, stored_first: bool = False) -> bytes:
    """A zip whose entries have one fixed time."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number, (name, content) in enumerate(files.items()):
            entry = zipfile.ZipInfo(name, EPOCH)
            stored = stored_first and number == 0
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()


def drabbles() -> bytes:
    """The drabbles as someone zipped their folder."""
    folder = SOURCES / "drabbles"
    return zipped({f"drabbles/{path.name}": path.read_bytes() for path in sorted(folder.iterdir())})


def epub(book: Book, parts: list[tuple[str, list[str]]]) -> bytes:
    """A book of EPUB 2 or 3 as download programs make them: a title page, a file a chapter."""
    facts = "".join(f"<p><b>{label}:</b> {escape(value)}</p>\n" for label, value in book.facts)
    pages = {
        "title_page.xhtml": (
            book.title,
            (
                f"<h1>{escape(book.title)}</h1>\n<p>by {escape(book.author)}</p>\n{facts}"
                f"<p><b>Summary:</b> {escape(book.description)}</p>"
            ),
        )
    }
    for number, (title, paragraphs) in enumerate(parts, 1):
        body = "\n".join(marked(paragraph) for paragraph in paragraphs)
        pages[f"chapter{number}.xhtml"] = (title, f"<h2>{escape(title)}</h2>\n{body}")
    files = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": CONTAINER.encode(),
        "OEBPS/content.opf": package(book, list(pages)).encode(),
        "OEBPS/toc.ncx": ncx(book, {name: title for name, (title, _) in pages.items()}).encode(),
    }
    if book.version == "3.0":
        files["OEBPS/nav.xhtml"] = nav({n: title for n, (title, _) in pages.items()}).encode()
    for name, (title, body) in pages.items():
        files[f"OEBPS/{name}"] = page(title, body).encode()
    return zipped(files, stored_first=True)


def marked(paragraph: str) -> str:
    """One paragraph of the sources' small Markdown as XHTML."""
    if paragraph == "* * *":
        return "<hr/>"
    pieces = escape(paragraph, quote=False).split("*")
    return (
        "<p>"
        + "".join(
            f"<em>{piece}</em>" if number % 2 else piece for number, piece in enumerate(pieces)
        )
        + "</p>"
    )


CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""


def page(title: str, body: str, more: str = "") -> str:
    """An XHTML document good for both versions."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml"{more}><head><title>{escape(title)}</title>'
        f"</head>\n<body>\n{body}\n</body></html>\n"
    )


def nav(titles: dict[str, str]) -> str:
    """The navigation document of EPUB 3."""
    rows = "".join(f'<li><a href="{name}">{escape(t)}</a></li>' for name, t in titles.items())
    body = f'<nav epub:type="toc"><ol>{rows}</ol></nav>'
    return page("Contents", body, ' xmlns:epub="http://www.idpf.org/2007/ops"')


def ncx(book: Book, titles: dict[str, str]) -> str:
    """The contents of EPUB 2."""
    points = "".join(
        f'<navPoint id="p{n}" playOrder="{n}"><navLabel><text>{escape(title)}</text></navLabel>'
        f'<content src="{name}"/></navPoint>'
        for n, (name, title) in enumerate(titles.items(), 1)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head>'
        f'<meta name="dtb:uid" content="{book.identifier}"/></head>'
        f"<docTitle><text>{escape(book.title)}</text></docTitle><navMap>{points}</navMap></ncx>\n"
    )


def package(book: Book, names: list[str]) -> str:
    """The package document."""
    third = book.version == "3.0"
    lines = [
        f'<dc:identifier id="id">{book.identifier}</dc:identifier>',
        f"<dc:title>{escape(book.title)}</dc:title>",
        f"<dc:creator>{escape(book.author)}</dc:creator>",
        "<dc:language>en</dc:language>",
        f"<dc:date>{book.date}</dc:date>",
        f"<dc:description>{escape(book.description)}</dc:description>",
        *(f"<dc:subject>{escape(subject)}</dc:subject>" for subject in book.subjects),
    ]
    if third:
        lines.append(f'<meta property="dcterms:modified">{book.date}T12:00:00Z</meta>')
    if book.series:
        lines.append(f'<meta name="calibre:series" content="{escape(book.series[0])}"/>')
        lines.append(f'<meta name="calibre:series_index" content="{book.series[1]}"/>')
    items = ['<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>']
    media = 'media-type="application/xhtml+xml"'
    if third:
        items.append(f'<item id="nav" href="nav.xhtml" {media} properties="nav"/>')
    items += [f'<item id="{name[:-6]}" href="{name}" {media}/>' for name in names]
    spine = "".join(f'<itemref idref="{name[:-6]}"/>' for name in names)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<package xmlns="http://www.idpf.org/2007/opf"'
        f' version="{book.version}" unique-identifier="id">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        + "\n".join(lines)
        + f"\n</metadata>\n<manifest>{''.join(items)}</manifest>\n"
        f'<spine toc="ncx">{spine}</spine>\n</package>\n'
    )


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def docx(text: str) -> bytes:
    """A Word document: title, byline and facts as paragraphs, breaks as centred asterisks."""
    paragraphs = "".join(word_paragraph(piece) for piece in text.strip().split("\n\n"))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    files = {
        "[Content_Types].xml": head
        + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{TYPES}.styles+xml"/></Types>',
        "_rels/.rels": head + f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1"'
        f' Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": head + f'<Relationships xmlns="{RELATIONS}">'
        f'<Relationship Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": head + f'<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph"'
        ' w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>',
        "word/document.xml": head + f'<w:document xmlns:w="{WORD}"><w:body>{paragraphs}'
        "<w:sectPr/></w:body></w:document>",
    }
    return zipped({name: content.encode() for name, content in files.items()})


def word_paragraph(text: str) -> str:
    """One paragraph of the source's small Markdown as WordprocessingML."""
    style = ""
    if text.startswith("# "):
        text, style = text[2:], '<w:pPr><w:pStyle w:val="Title"/></w:pPr>'
    elif text == "***":
        style = '<w:pPr><w:jc w:val="center"/></w:pPr>'
        return f"<w:p>{style}<w:r><w:t>***</w:t></w:r></w:p>"
    runs = "".join(
        f"<w:r>{'<w:rPr><w:i/></w:rPr>' if number % 2 else ''}"
        f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t></w:r>'
        for number, piece in enumerate(text.split("*"))
        if piece
    )
    return f"<w:p>{style}{runs}</w:p>"


if __name__ == "__main__":
    main()
