"""Hostile and broken input: each is named with a remedy, costs bounded time and memory, and the rest of the build goes on."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from parley.model.records import Failure
from parley.sources import MAX_DOCUMENT_BYTES
from parley.store import open_store
from parley.workflows.ingest import BuildSummary

from .fakes import fill, report, run

MAX_SECONDS = 60
"""Each of these takes under two seconds on an idle machine; the bound is for a busy one."""


def built_with(tmp_path: Path, name: str, make: Callable[[Path], object]) -> BuildSummary:
    """A build of two good reports and one bad document between them; the good ones are always read."""
    news = fill(tmp_path / "news", 1)
    (news / "zzz.txt").write_text(report(99), encoding="utf-8")
    make(news / name)
    started = time.monotonic()
    summary = run(tmp_path / "x.db", news)
    assert time.monotonic() - started < MAX_SECONDS
    with open_store(tmp_path / "x.db") as store:
        assert {"000.txt", "zzz.txt"} <= {doc.key for doc in store.documents()}
    return summary


def the_failure(summary: BuildSummary, name: str) -> Failure:
    (failure,) = summary.failed
    assert failure.document == name
    assert failure.remedy
    assert summary.exit_code == 3
    return failure


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\x00" * 4096], ids=["nothing", "blanks", "a mark", "NULs"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    summary = built_with(tmp_path, "bad.txt", lambda path: path.write_bytes(content))
    assert "empty" in the_failure(summary, "bad.txt").reason


def test_only_furniture_is_read_and_said(tmp_path: Path) -> None:
    furniture = "Subscribe to our newsletter\n\nShare on social media\n\nRelated articles\n\nCookie policy\n\n© 2031 The Courier\n"
    summary = built_with(tmp_path, "bad.txt", lambda path: path.write_text(furniture, encoding="utf-8"))
    (noted,) = summary.noted
    assert noted.document == "bad.txt"
    assert "no article text was found" in noted.words
    assert "--plain" in noted.words


@pytest.mark.parametrize("magic", [b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"%PDF-1.7\n", b""], ids=["png", "zip", "pdf", "noise"])
def test_a_binary_file_under_a_text_name(tmp_path: Path, magic: bytes) -> None:
    noise = magic + bytes((n * 7919 + n // 251) % 256 for n in range(200_000))
    summary = built_with(tmp_path, "bad.txt", lambda path: path.write_bytes(noise))
    failure = the_failure(summary, "bad.txt")
    assert failure.stage == "reading"
    assert "not text" in failure.reason


def test_invalid_utf8_is_read_as_what_it_most_likely_is(tmp_path: Path) -> None:
    damaged = report(1).encode() + b"A bad byte: \xff. " + "The café’s owner agreed. ".encode() * 40
    summary = built_with(tmp_path, "bad.txt", lambda path: path.write_bytes(damaged))
    assert summary.failed == ()
    with open_store(tmp_path / "x.db") as store:
        doc = store.document("bad.txt")
    assert doc is not None
    assert "café’s" in doc.text
    assert any("invalid" in words for words in doc.warnings)
    assert [noted.document for noted in summary.noted] == ["bad.txt"] * len(doc.warnings)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_with_and_without_a_mark(tmp_path: Path, encoding: str) -> None:
    summary = built_with(tmp_path, "bad.txt", lambda path: path.write_bytes(report(1).encode(encoding)))
    assert summary.failed == ()
    with open_store(tmp_path / "x.db") as store:
        doc = store.document("bad.txt")
    assert doc is not None
    assert doc.text == report(1)


def test_nul_bytes_in_a_text(tmp_path: Path) -> None:
    summary = built_with(tmp_path, "bad.txt", lambda path: path.write_bytes(report(1).encode().replace(b"\n\n", b"\n\x00\n")))
    assert summary.failed == ()
    assert any("NUL" in noted.words for noted in summary.noted)


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "blockquote"])
def test_html_nested_a_hundred_thousand_deep(tmp_path: Path, tag: str) -> None:
    closing = "".join(f"</{part}>" for part in reversed(tag.split("><")))
    page = f"<html><body>{f'<{tag}>' * 100_000}<p>{report(1)}</p>{closing * 100_000}</body></html>"
    summary = built_with(tmp_path, "bad.html", lambda path: path.write_text(page, encoding="utf-8"))
    if summary.failed:
        the_failure(summary, "bad.html")
    else:
        with open_store(tmp_path / "x.db") as store:
            doc = store.document("bad.html")
        assert doc is not None
        assert "offered a truce" in doc.text


def test_a_line_of_50_megabytes_is_refused_with_a_remedy(tmp_path: Path) -> None:
    def make(path: Path) -> None:
        with path.open("wb") as stream:
            for _ in range(50):
                stream.write(b"word " * 209_716)

    failure = the_failure(built_with(tmp_path, "bad.txt", make), "bad.txt")
    assert failure.reason == "has 50 MiB, more than the 16 MiB that one may have"
    assert failure.remedy == "split it into one file a report"


def test_a_line_as_long_as_a_document_may_be(tmp_path: Path) -> None:
    line = (b"The Front offered a truce and the town waited for an answer " * 400_000)[:MAX_DOCUMENT_BYTES]
    summary = built_with(tmp_path, "bad.txt", lambda path: path.write_bytes(line))
    assert summary.failed == ()


MEMORY = """
import importlib.util, resource, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("fakes", sys.argv[1])
fakes = importlib.util.module_from_spec(spec)
sys.modules["fakes"] = fakes
spec.loader.exec_module(fakes)
summary = fakes.run(Path(sys.argv[2]), Path(sys.argv[3]))
print(summary.read, len(summary.failed), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.slow
def test_the_worst_files_together_stay_in_bounded_memory(tmp_path: Path) -> None:
    news = fill(tmp_path / "news", 2)
    (news / "line.txt").write_bytes((b"The Front offered a truce and the town waited " * 400_000)[:MAX_DOCUMENT_BYTES])
    (news / "deep.html").write_text(f"<html><body>{'<div>' * 100_000}{report(1)}</body></html>", encoding="utf-8")
    with (news / "huge.txt").open("wb") as stream:
        stream.truncate(2**32)
    with (news / "huge.csv").open("wb") as stream:
        stream.write(b'text\n"It agreed."\n"')
        stream.truncate(2**26)
    with (news / "huge.jsonl").open("wb") as stream:
        stream.write(b'{"text": "It agreed."}\n')
        stream.truncate(2**26)
    arguments = [sys.executable, "-c", MEMORY, str(Path(__file__).with_name("fakes.py")), str(tmp_path / "x.db"), str(news)]
    out = subprocess.run(arguments, capture_output=True, text=True, check=True, timeout=5 * MAX_SECONDS).stdout
    read, failed, megabytes = (int(number) for number in out.split())
    assert (read, failed) == (6, 3)
    assert megabytes < 700


def test_an_unreadable_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    summary = built_with(tmp_path, "locked", Path.mkdir)
    failure = the_failure(summary, "locked")
    assert (failure.reason, failure.remedy) == ("may not be read", "change its permissions, or leave it out")


def test_a_circle_of_links(tmp_path: Path) -> None:
    summary = built_with(tmp_path, "up", lambda path: path.symlink_to(path.parent))
    (skipped,) = summary.skipped
    assert skipped.document == "up"
    assert "already read (a link in a circle" in skipped.reason
    assert summary.exit_code == 0
    failure = the_failure(built_with(tmp_path, "ring.txt", lambda path: path.symlink_to(path)), "ring.txt")
    assert failure.reason == "is a link in a circle of links"


def test_a_file_that_vanishes_during_the_build(tmp_path: Path) -> None:
    news = fill(tmp_path / "news", 3)
    summary = run(tmp_path / "x.db", news, on_progress=lambda *_: (news / "001.txt").unlink(missing_ok=True))
    failure = the_failure(summary, "001.txt")
    assert failure.reason == "vanished before it could be read"
    assert summary.read == 2


def test_a_reader_that_breaks_on_one_document(tmp_path: Path) -> None:
    from parley.reading import read

    def fragile(raw: object) -> object:
        if raw.key == "001.txt":  # type: ignore[attr-defined]
            raise RecursionError("maximum recursion depth exceeded")
        return read(raw)  # type: ignore[arg-type]

    summary = run(tmp_path / "x.db", fill(tmp_path / "news", 3), reader=fragile)
    failure = the_failure(summary, "001.txt")
    assert failure.reason == "stopped on an unexpected RecursionError (maximum recursion depth exceeded)"
    assert summary.read == 2


def test_names_that_try_to_mean_something(tmp_path: Path) -> None:
    news = fill(tmp_path / "news", 1)
    names = ["'; DROP TABLE documents;--.txt", "%s %d.txt", "a\nb.txt", "-rf.txt", "‮txt.txt", "ünï🕊.txt", "x#1.txt", "all.csv#1.txt"]
    for number, name in enumerate(names):
        (news / name).write_text(report(number + 10), encoding="utf-8")
    with open(os.fsencode(news) + b"/bad\xff.txt", "wb") as stream:
        stream.write(report(50).encode())
    summary = run(tmp_path / "x.db", news)
    assert (summary.read, summary.failed) == (len(names) + 2, ())
    assert run(tmp_path / "x.db", news).unchanged == len(names) + 2


def test_metadata_that_is_no_unicode_text(tmp_path: Path) -> None:
    from dataclasses import replace

    from parley.reading import read

    def careless(raw: object) -> object:
        doc = read(raw)  # type: ignore[arg-type]
        return replace(doc, title="half \ud800") if doc.key == "001.txt" else doc

    summary = run(tmp_path / "x.db", fill(tmp_path / "news", 3), reader=careless)
    failure = the_failure(summary, "001.txt")
    assert failure.reason == "holds characters that are no Unicode text"
    assert summary.read == 2


def test_an_error_that_quotes_what_is_no_text(tmp_path: Path) -> None:
    def broken(_: object) -> object:
        raise LookupError("\udcff" * 10_000)

    summary = run(tmp_path / "x.db", fill(tmp_path / "news", 1), reader=broken)
    assert len(the_failure(summary, "000.txt").reason) < 1500


def test_failures_of_one_name_under_two_paths_stay_two(tmp_path: Path) -> None:
    for folder in ("east", "west"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1.csv").write_text("a,b\n", encoding="utf-8")
    (tmp_path / "east" / "1.txt").write_text(report(1), encoding="utf-8")
    (tmp_path / "west" / "1.txt").symlink_to(tmp_path / "nothing")
    for _ in range(2):
        summary = run(tmp_path / "x.db", tmp_path / "east", tmp_path / "west")
        assert [fail.document for fail in summary.failed] == ["1.csv", "west/1.csv", "west/1.txt"]
        with open_store(tmp_path / "x.db") as store:
            assert store.failures() == summary.failed
    assert summary.unchanged == 1
