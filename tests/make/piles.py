"""Piles of files: small stories of our own, and what goes wrong with files."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

_PLACES = ("harbour", "orchard", "station", "attic", "library", "bridge", "market", "chapel")
_THINGS = ("lantern", "letter", "kettle", "compass", "violin", "ledger", "mirror", "key")


def make_body(number: int = 1) -> str:
    """A short story; another number gives another story."""
    place, thing = _PLACES[number % 8], _THINGS[number // 8 % 8]
    return (
        f"Mara came to the {place} on the night of the {number}. storm with the {thing} in her coat.\n\n"
        f"“You are late,” said Tom. He had been waiting at the {place} for hours.\n\n"
        f"“I had to find the {thing},” said Mara. “They hid it well, Tom.”\n\n"
        f"Tom looked at the {thing} for a long time. Mara looked at the sea.\n\n"
        "“Will you stay?” asked Tom.\n\n"
        f"Mara did not answer. The {place} was quiet, and the rain went on without them.\n"
    )


def make_text(number: int = 1, **header: str) -> str:
    """A story as plain text, with a header line for each argument: ``title="…"``."""
    lines = "".join(f"{label.capitalize()}: {value}\n" for label, value in header.items())
    return f"{lines}\n{make_body(number)}" if lines else make_body(number)


def write_pile(folder: Path, *numbers: int) -> list[Path]:
    """One headed text file for each number; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number in numbers:
        file = folder / f"story {number:03}.txt"
        file.write_text(make_text(number, title=f"Night {number}", author="Ann"), "utf-8")
        files.append(file)
    return files


def zip_of(files: dict[str, bytes]) -> bytes:
    """A zip of these members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def locked_zip(name: str, content: bytes) -> bytes:
    """A zip whose only member says it is encrypted."""
    packed = bytearray(zip_of({name: content}))
    packed[6] |= 1
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    return bytes(packed)


def html_of(number: int) -> bytes:
    """A story as a web page."""
    paragraphs = "".join(f"<p>{part}</p>" for part in make_body(number).split("\n\n"))
    page = f"<!DOCTYPE html><html><head><title>Night {number}</title></head>"
    return f"{page}<body>{paragraphs}</body></html>".encode()


def docx_of(number: int, *, outside: bool = False) -> bytes:
    """A story as the smallest Word document; with a picture from elsewhere, if ``outside``."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(
        f"<w:p><w:r><w:t>{part.strip()}</w:t></w:r></w:p>"
        for part in make_body(number).split("\n\n")
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    foreign = (
        f'<Relationship Id="r9" Type="{office}/image" Target="http://203.0.113.1/x.png" '
        'TargetMode="External"/>'
    )
    return zip_of(
        {
            "[Content_Types].xml": (
                b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
                b'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
                b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats'
                b'-officedocument.wordprocessingml.document.main+xml"/></Types>'
            ),
            "_rels/.rels": (
                f'<Relationships xmlns="{relations}"><Relationship Id="r1" '
                f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>'
            ).encode(),
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{relations}">{foreign if outside else ""}</Relationships>'
            ).encode(),
            "word/document.xml": (
                f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
            ).encode(),
        }
    )


def epub_of(number: int, *, spine: str = "c1", entity: str = "", drm: bool = False) -> bytes:
    """A story as the smallest EPUB; ``spine`` names its one document, ``entity`` is its DOCTYPE."""
    paragraphs = "".join(f"<p>{part.strip()}</p>" for part in make_body(number).split("\n\n"))
    files = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": (
            b'<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            b'<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/>'
            b"</rootfiles></container>"
        ),
        "book.opf": (
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f'<dc:identifier id="id">urn:uuid:{number}</dc:identifier>'
            f"<dc:title>Night {number}</dc:title><dc:language>en</dc:language></metadata>"
            '<manifest><item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/></manifest>'
            f'<spine><itemref idref="{spine}"/></spine></package>'
        ).encode(),
        "c1.xhtml": (
            f'<?xml version="1.0"?>{entity}<html xmlns="http://www.w3.org/1999/xhtml">'
            f"<head><title>x</title></head><body>{paragraphs}</body></html>"
        ).encode(),
    }
    if drm:
        files["META-INF/encryption.xml"] = (
            b'<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
            b'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
            b'<enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>'
            b'<enc:CipherData><enc:CipherReference URI="c1.xhtml"/></enc:CipherData>'
            b"</enc:EncryptedData></encryption>"
        )
    return zip_of(files)
