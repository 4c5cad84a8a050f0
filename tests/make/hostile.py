"""Hostile and broken files, built in code so that none lies in the repository."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip of these files, packed."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def epub(
    chapters: dict[str, str],
    *,
    metadata: str = "<dc:title>A Book</dc:title>",
    spine: list[str] | None = None,
    extra: dict[str, str | bytes] | None = None,
    manifest: tuple[tuple[str, str], ...] = (),
    package_head: str = "",
) -> bytes:
    """An EPUB of these documents (name to body); ``spine`` may name what is not there.

    ``manifest`` lists further items as (name, media type).
    """
    names = spine if spine is not None else list(chapters)
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(names)
    )
    items += "".join(
        f'<item id="m{n}" href="{name}" media-type="{kind}"/>'
        for n, (name, kind) in enumerate(manifest)
    )
    references = "".join(f'<itemref idref="i{n}"/>' for n, _ in enumerate(names))
    package = (
        f'<?xml version="1.0"?>{package_head}<package xmlns="http://www.idpf.org/2007/opf" '
        'version="2.0" unique-identifier="id">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:opf="http://www.idpf.org/2007/opf">{metadata}</metadata>'
        f"<manifest>{items}</manifest><spine>{references}</spine></package>"
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/content.opf": package,
            **{
                f"OEBPS/{name}": f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
                for name, body in chapters.items()
            },
            **(extra or {}),
        }
    )


def docx(body: str, *, relationships: str = "", head: str = "", core: str | None = None) -> bytes:
    """A DOCX with this body (WordprocessingML) and these relationships of its document."""
    document = (
        f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f"<w:body>{body}</w:body></w:document>"
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>"
        ),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relationships}</Relationships>"
        ),
    }
    if core is not None:
        files["docProps/core.xml"] = core
    return zipped(files)


def word_paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def bomb(size: int = 40 * 1024 * 1024) -> bytes:
    """A zip of a few kilobytes with one text of ``size`` bytes."""
    return zipped({"story.txt": b"a" * size})


def lying_bomb(said: int = 1_000, size: int = 80 * 1024 * 1024) -> bytes:
    """A zip whose member says it is small and unpacks to ``size`` bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b"a" * size) + packer.flush()
    name = b"story.txt"
    crc = zlib.crc32(b"a" * said)
    sizes = struct.pack("<III", crc, len(packed), said)
    local = b"PK\x03\x04" + struct.pack("<5H", 20, 0, 8, 0, 0x21) + sizes
    local += struct.pack("<HH", len(name), 0) + name + packed
    central = b"PK\x01\x02" + struct.pack("<6H", 20, 20, 0, 8, 0, 0x21) + sizes
    central += struct.pack("<5HII", len(name), 0, 0, 0, 0, 0, 0) + name
    end = b"PK\x05\x06" + struct.pack("<4HIIH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def overlapping(members: int = 50) -> bytes:
    """A zip whose members all share the same packed bytes."""
    packed = zlib.compress(b"some text again and again " * 4_000, 9)[2:-4]
    crc = zlib.crc32(b"some text again and again " * 4_000)
    sizes = struct.pack("<III", crc, len(packed), 26 * 4_000)
    local = b"PK\x03\x04" + struct.pack("<5H", 20, 0, 8, 0, 0x21) + sizes
    local += struct.pack("<HH", 5, 0) + b"a.txt" + packed
    central = b"".join(
        b"PK\x01\x02"
        + struct.pack("<6H", 20, 20, 0, 8, 0, 0x21)
        + sizes
        + struct.pack("<5HII", 6, 0, 0, 0, 0, 0, 0)
        + f"{n:02}.txt".encode()
        for n in range(members)
    )
    end = b"PK\x05\x06" + struct.pack("<4HIIH", 0, 0, members, members, len(central), len(local), 0)
    return local + central + end


def encrypted() -> bytes:
    """A zip whose only member is marked as locked with a password."""
    data = bytearray(zipped({"story.txt": "secret"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)
