"""Bytes to text: byte order marks, UTF-8, UTF-16, older encodings, binary content, mojibake.

Invariant: a clean file comes out exactly as decoded (only a byte order mark is dropped; Windows newlines stay); whatever
is changed beyond that is said in a warning. What is no text raises ReadingError with a remedy.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import ftfy
import ftfy.badness
from charset_normalizer import from_bytes

from parley.errors import ReadingError

SAMPLE_BYTES = 65_536
"""How much of a file is looked at to guess an encoding. 64 KB hold thousands of characters outside ASCII in any older
encoding, and guessing costs about a millisecond a kilobyte."""

MAX_CONTROL_SHARE = 0.01
"""Above this share of control characters (tab, newlines and form feed aside) the content is binary. Text has none; compressed
or compiled data has about 10 %."""

VALID_TO_DAMAGED = 2
"""With so many valid UTF-8 characters for each undecodable byte the file is damaged UTF-8: in text of an older encoding a
valid sequence occurs by chance about once in a hundred letters."""

OLDER_ENCODINGS: tuple[str, ...] = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "iso8859_6", "cp874", "gb18030", "big5",
    "shift_jis", "euc_jp", "euc_kr",
)  # fmt: skip
"""Encodings of pages before UTF-8; those of old Macintosh and DOS machines are left out, as short texts fit them by chance."""

_OTHER_SCRIPTS = frozenset(("cp1251", "cp1253", "cp1255", "cp1256"))
_SYMBOL_IN_WORD = re.compile(r"[A-Za-z][¡-¿×÷†‡ˆ‰‹›•˜™€]+[a-z]")

MAX_REPAIRED_CHARACTERS = 5_000_000
"""Longer texts are not searched for mojibake: repair works line by line and would take minutes on them."""

MAX_REPAIRED_LINE = 20_000
"""Longer lines are left as they are: the repair is made for sentences, and its cost grows with the line."""

BINARY_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"RIFF", "a sound or film"),
    (b"OggS", "a sound or film"),
    (b"ID3", "a sound"),
    (b"{\\rtf", "a rich text document"),
)

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_MOJIBAKE = re.compile(r"[ÂÃâÐÑÎÏØÙð][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text with the encoding it was decoded from ("" where text was handed over) and what was noticed."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, document: str, html: bool = False) -> Decoded:
    """The text of these bytes.

    data: the whole file; document: its key, for messages; html: also obey the encoding that a page declares. Raises
    ReadingError for empty or binary content.

    >>> decode(b"\\xef\\xbb\\xbfTalks began.\\r\\n", document="a.txt")
    Decoded(text='Talks began.\\r\\n', encoding='utf-8', warnings=())
    >>> decode("Trêve".encode("utf-16-le"), document="b.txt").text
    'Trêve'
    """
    if not data.strip(b" \t\r\n\f\x00"):
        raise ReadingError("the file is empty", document=document, remedy="give a file that holds the text of a report")
    for magic, what in BINARY_MAGIC:
        if data.startswith(magic):
            raise _binary(document, f"the content is {what}, not text")
    text, encoding, warnings = _decode(data, html=html)
    return _finish(text, encoding, warnings, document)


def accept(text: str, *, document: str) -> Decoded:
    """Text that a source hands over already decoded, checked and repaired in the same way.

    >>> accept("It is theirs.", document="rows.csv#1").text
    'It is theirs.'
    """
    if not text.strip("\ufeff\x00 \t\r\n\f"):
        raise ReadingError("the text is empty", document=document, remedy="give a row that holds the text of a report")
    warnings = []
    if text.startswith("\ufeff"):
        text = text[1:]
    if _SURROGATES.search(text):
        text = _SURROGATES.sub("\ufffd", text)
        warnings.append("characters that are no Unicode text (lone surrogates) were replaced")
    return _finish(text, "", warnings, document)


def _finish(text: str, encoding: str, warnings: list[str], document: str) -> Decoded:
    controls = len(_CONTROL.findall(text, 0, SAMPLE_BYTES))
    nuls = text.count("\x00")
    if controls > 8 and controls > MAX_CONTROL_SHARE * min(len(text), SAMPLE_BYTES):
        raise _binary(document, "the content is binary data, not text")
    if nuls:
        text = text.replace("\x00", " ")
        warnings.append(f"{nuls} NUL characters were replaced by spaces")
    if not text.strip():
        raise ReadingError("the file is empty", document=document, remedy="give a file that holds the text of a report")
    text, repaired = repair(text)
    if repaired:
        warnings.append(f"wrongly decoded characters (mojibake) were repaired in {repaired} lines")
    return Decoded(text=text, encoding=encoding, warnings=tuple(warnings))


def _binary(document: str, reason: str) -> ReadingError:
    return ReadingError(reason, document=document, remedy="convert it to text or HTML first, or leave it out")


def _decode(data: bytes, *, html: bool) -> tuple[str, str, list[str]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_as(data[len(bom) :], encoding)
    wide = _utf16_order(data)
    if wide:
        text, encoding, warnings = _decode_as(data, wide)
        return text, encoding, ["UTF-16 without a byte order mark was recognised", *warnings]
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        pass
    declared = _declared(data) if html else None
    if declared:
        return _decode_as(data, declared)
    return _decode_older(data)


def _decode_as(data: bytes, encoding: str) -> tuple[str, str, list[str]]:
    try:
        return data.decode(encoding), encoding, []
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return text, encoding, [f"{text.count(chr(0xFFFD))} places are invalid in the encoding {encoding} and were replaced by U+FFFD"]


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    if found is None:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None
    if name.startswith(("utf-16", "utf-32", "utf-7")) or name == "utf-8":
        return None  # the declaration was itself read as single bytes, or the content is known not to be UTF-8
    return "cp1252" if name in ("iso8859-1", "ascii") else name  # as every browser does


def _utf16_order(data: bytes) -> str | None:
    """The byte order of UTF-16 text without a mark: in most scripts one byte of each pair is almost always the same."""
    sample = data[:4096]
    if len(data) % 2 or len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.3 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _decode_older(data: bytes) -> tuple[str, str, list[str]]:
    """Not valid UTF-8: cut short, damaged UTF-8, or an older encoding."""
    for cut in (1, 2, 3):
        try:
            return data[:-cut].decode("utf-8"), "utf-8", ["the file ends inside a character; it may be truncated"]
        except UnicodeDecodeError:
            continue
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for char in text[: 4 * SAMPLE_BYTES] if char > "\x7f" and char != "\ufffd")
    if good >= VALID_TO_DAMAGED * bad:
        return text, "utf-8", [f"{bad} places are invalid UTF-8 and were replaced by U+FFFD"]
    encoding = _guess(data)
    text, encoding, warnings = _decode_as(data, encoding)
    return text, encoding, [f"the encoding was guessed: {encoding}", *warnings]


def _guess(data: bytes) -> str:
    """The likeliest of the encodings that older pages use."""
    start = max(0, _first_high(data) - SAMPLE_BYTES // 2)
    sample = data[start : start + SAMPLE_BYTES]
    best = from_bytes(sample, cp_isolation=list(OLDER_ENCODINGS)).best()
    encoding = best.encoding if best is not None else "cp1252"
    if encoding.startswith("cp125") and encoding not in _OTHER_SCRIPTS:
        western = sample.decode("cp1252", errors="replace")
        if "\ufffd" not in western and not _SYMBOL_IN_WORD.search(western):
            return "cp1252"  # the Latin code pages differ in few letters; a symbol inside a word would tell
    return encoding


def _first_high(data: bytes) -> int:
    found = re.search(rb"[\x80-\xff]", data)
    return found.start() if found else 0


def repair(text: str) -> tuple[str, int]:
    """The text with mojibake repaired, and in how many lines. Only lines that are certain: they look wrong before and right after.

    >>> repair("The rebels\\u00e2\\u20ac\\u2122 offer")
    ('The rebels’ offer', 1)
    >>> repair("Âge et Ñandú")
    ('Âge et Ñandú', 0)
    """
    if len(text) > MAX_REPAIRED_CHARACTERS or not _MOJIBAKE.search(text):
        return text, 0
    lines = text.split("\n")
    repaired = 0
    for number, line in enumerate(lines):
        if len(line) > MAX_REPAIRED_LINE or not _MOJIBAKE.search(line):
            continue
        fixed = ftfy.fix_encoding(line)
        if fixed != line and "\n" not in fixed and ftfy.badness.is_bad(line) and not ftfy.badness.is_bad(fixed):
            lines[number] = fixed
            repaired += 1
    return ("\n".join(lines), repaired) if repaired else (text, 0)
