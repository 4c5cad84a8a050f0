"""What the ending of a file's name says: a story, a zip, nothing to look at, or not for us."""

from __future__ import annotations

from pathlib import PurePosixPath

STORIES = frozenset(
    ["txt", "text", "md", "markdown", "mdown", "mkd", "html", "htm", "xhtml", "xht", "epub", "docx"]
)
# Kinds that are certainly no story, or a story in a format we do not read. Any other ending
# (chapter.1, story.fic, README) is opened: what a file holds decides.
_NOT_READ = frozenset(
    [
        "7z",
        "aac",
        "abw",
        "aif",
        "aiff",
        "avi",
        "avif",
        "azw",
        "azw3",
        "bin",
        "bmp",
        "bz2",
        "chm",
        "class",
        "css",
        "csv",
        "dat",
        "db",
        "dll",
        "dmg",
        "doc",
        "dot",
        "dylib",
        "eml",
        "eot",
        "exe",
        "fb2",
        "flac",
        "gif",
        "gz",
        "heic",
        "ico",
        "ics",
        "iso",
        "jar",
        "jpeg",
        "jpg",
        "js",
        "json",
        "kepub",
        "lit",
        "lnk",
        "log",
        "m4a",
        "m4b",
        "m4v",
        "map",
        "mbox",
        "mht",
        "mhtml",
        "mid",
        "midi",
        "mjs",
        "mkv",
        "mobi",
        "mov",
        "mp3",
        "mp4",
        "mpeg",
        "mpg",
        "odp",
        "ods",
        "odt",
        "ogg",
        "opf",
        "opus",
        "otf",
        "pages",
        "pdf",
        "php",
        "pl",
        "pm",
        "png",
        "ppt",
        "pptx",
        "psd",
        "py",
        "pyc",
        "rar",
        "rb",
        "rss",
        "rtf",
        "sh",
        "so",
        "sql",
        "sqlite",
        "sqlite3",
        "svg",
        "swf",
        "tar",
        "tgz",
        "tif",
        "tiff",
        "ts",
        "ttf",
        "wav",
        "webm",
        "webp",
        "wma",
        "wmv",
        "woff",
        "woff2",
        "wpd",
        "wps",
        "xls",
        "xlsx",
        "xml",
        "xz",
        "yaml",
        "yml",
        "zst",
    ]
)
_FURNITURE = frozenset({"thumbs.db", "desktop.ini", "__macosx", "icon\r"})


def ending(name: str) -> str:
    """Lower case, without the dot; empty if there is none."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower().removeprefix(".")


def is_zip(name: str) -> bool:
    return ending(name) == "zip"


def is_read(name: str) -> bool:
    return ending(name) not in _NOT_READ


def is_furniture(name: str) -> bool:
    """Hidden files and what operating systems leave lying about."""
    return name.startswith(".") or name.lower() in _FURNITURE
