"""Folders: order, keys, links, hidden and unknown files, side-cars, and what cannot be had."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from parley.model.records import Failure, RawDocument
from parley.sources import MAX_DOCUMENT_BYTES, Found, Skipped, count_documents, find_documents
from parley.sources import walk as walking


def found(*paths: Path) -> list[Found]:
    return list(find_documents(paths))


def keys(items: list[Found]) -> list[str]:
    return [item.key for item in items if isinstance(item, RawDocument)]


def only_failure(items: list[Found]) -> Failure:
    (failure,) = [item for item in items if isinstance(item, Failure)]
    return failure


def reasons(items: list[Found]) -> dict[str, str]:
    return {item.document: item.reason for item in items if isinstance(item, Skipped)}


def write(path: Path, text: str = "Talks began.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_files_of_one_name_in_two_folders_stay_two(tmp_path: Path) -> None:
    for name in ("b/1.txt", "a/1.txt", "a/c/1.md", "1.html", "1.htm"):
        write(tmp_path / name)
    assert keys(found(tmp_path)) == ["1.htm", "1.html", "a/1.txt", "a/c/1.md", "b/1.txt"]


def test_a_file_given_by_itself_has_its_name_as_key(tmp_path: Path) -> None:
    path = write(tmp_path / "a" / "1.txt")
    (raw,) = found(path)
    assert raw == RawDocument(key="1.txt", media="text", data=b"Talks began.", source=str(path))


def test_media_follow_the_extension_in_any_case(tmp_path: Path) -> None:
    for name in ("a.TXT", "b.Md", "c.HTML", "d.htm"):
        write(tmp_path / name)
    items = found(tmp_path)
    assert [item.media for item in items if isinstance(item, RawDocument)] == ["text", "markdown", "html", "html"]


def test_the_order_of_paths_does_not_matter_and_nothing_is_read_twice(tmp_path: Path) -> None:
    a, b = write(tmp_path / "a" / "1.txt"), write(tmp_path / "b" / "2.txt")
    one = found(tmp_path, b.parent, a)
    assert found(a, b.parent, tmp_path) == one
    assert keys(one) == ["a/1.txt", "b/2.txt"]
    assert "already read" in reasons(one)["1.txt"]


def test_what_is_no_document_is_skipped_with_its_reason(tmp_path: Path) -> None:
    for name in ("photo.jpg", "README", ".hidden.txt", ".git/x.txt", "lost.meta.json", "a.txt", "a.meta.json"):
        write(tmp_path / name, "{}")
    items = found(tmp_path)
    assert keys(items) == ["a.txt"]
    why = reasons(items)
    assert "extension .jpg, which is not read (only .txt .md .html .htm .csv .json .jsonl)" in why["photo.jpg"]
    assert "no extension" in why["README"]
    assert "hidden" in why[".hidden.txt"]
    assert "hidden" in why[".git"]
    assert why["lost.meta.json"] == "is a side-car, and no document of its name was given with it"
    assert "a.meta.json" not in why  # it is read with its document


def test_pipes_and_sockets_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    plug = socket.socket(socket.AF_UNIX)
    plug.bind(os.path.relpath(tmp_path / "plug.txt"))
    items = found(tmp_path)
    plug.close()
    assert reasons(items) == dict.fromkeys(("pipe.txt", "plug.txt"), "is a device or a pipe, not a file")


def test_a_circle_of_links_is_walked_once_and_named(tmp_path: Path) -> None:
    write(tmp_path / "a" / "1.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    items = found(tmp_path)
    assert keys(items) == ["a/1.txt"]
    assert "which is already read (a link in a circle" in reasons(items)["a/up"]
    failure = only_failure(items)
    assert (failure.document, failure.reason) == ("self.txt", "is a link in a circle of links")
    assert failure.remedy


def test_a_link_is_followed_and_its_own_file_comes_first(tmp_path: Path) -> None:
    real = write(tmp_path / "z.txt")
    (tmp_path / "a.txt").symlink_to(real)
    outside = write(tmp_path.parent / "outside" / "o.txt")
    (tmp_path / "linked").symlink_to(outside.parent)
    items = found(tmp_path)
    assert keys(items) == ["z.txt", "linked/o.txt"]
    assert "already read" in reasons(items)["a.txt"]


def test_a_link_to_nothing_is_a_failure_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    failure = only_failure(found(tmp_path))
    assert (failure.reason, failure.remedy) == ("is a link to nothing", "remove the link, or point it to a file")


def test_a_file_that_vanishes_after_it_was_listed(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    gone = write(tmp_path / "b.txt")
    write(tmp_path / "c.txt")
    stream = find_documents([tmp_path])
    first = next(stream)
    gone.unlink()
    rest = list(stream)
    assert keys([first, *rest]) == ["a.txt", "c.txt"]
    failure = only_failure(rest)
    assert (failure.document, failure.stage) == ("b.txt", "sources")
    assert failure.reason == "vanished before it could be read"
    assert failure.source == str(gone)


def test_a_file_that_vanishes_between_listing_and_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt")

    def sidecar(path: Path) -> dict[str, str]:
        path.unlink()
        return {}

    monkeypatch.setattr(walking, "read_sidecar", sidecar)
    assert only_failure(found(tmp_path)).reason == "vanished before it could be read"


def test_an_unreadable_folder_is_named_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "locked" / "1.txt")
    write(tmp_path / "open" / "1.txt")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)  # permissions do not bind the superuser, who may run the tests
    items = found(tmp_path)
    assert keys(items) == ["open/1.txt"]
    failure = only_failure(items)
    assert (failure.document, failure.reason) == ("locked", "may not be read")
    assert failure.remedy == "change its permissions, or leave it out"


def test_an_unreadable_file_is_named_with_the_systems_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    opening = Path.open

    def broken(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "a.txt":
            raise OSError(5, "Input/output error")
        return opening(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", broken)
    items = found(tmp_path)
    assert keys(items) == ["b.txt"]
    assert only_failure(items).reason == "cannot be read (Input/output error)"


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "dump.txt").open("wb") as stream:
        stream.truncate(MAX_DOCUMENT_BYTES + 1)
    write(tmp_path / "next.txt")
    items = found(tmp_path)
    assert keys(items) == ["next.txt"]
    failure = only_failure(items)
    assert failure.reason == "has 16 MiB, more than the 16 MiB that one may have"
    assert failure.remedy == "split it into one file a report"


def test_folders_nested_deeper_than_calls_may(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(700):
        folder = folder / "d"
        folder.mkdir()
    write(folder / "1.txt")
    assert len(keys(found(tmp_path))) == 1


def test_a_name_that_is_no_utf8_has_a_printable_key_and_is_read(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/a\xff.txt", "wb") as stream:
        stream.write(b"Talks began.")
    (raw,) = found(tmp_path)
    assert isinstance(raw, RawDocument)
    assert raw.key == "a\\xff.txt"
    assert raw.source.encode("utf-8").endswith(b"a\\xff.txt")


def test_documents_are_counted_by_name_unless_a_table_is_among_them(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.html")
    write(tmp_path / "c.jpg")
    assert count_documents([tmp_path]) == 2
    write(tmp_path / "d.csv")
    assert count_documents([tmp_path]) is None


SIDECAR = '{"url": "https://courier.example/1", "outlet": "The Courier", "published": "2031-03-05", "language": "en", "title": "Truce"}'


def test_a_sidecar_states_what_the_text_does_not(tmp_path: Path) -> None:
    write(tmp_path / "r.txt")
    write(tmp_path / "r.meta.json", SIDECAR)
    (raw,) = [item for item in found(tmp_path) if isinstance(item, RawDocument)]
    assert raw.key == raw.url == "https://courier.example/1"
    assert (raw.outlet, raw.published, raw.language, raw.title) == ("The Courier", "2031-03-05", "en", "Truce")
    assert raw.source == str(tmp_path / "r.txt")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "is no JSON"),
        ("", "is no JSON"),
        ("[1]", "holds a JSON list, not an object"),
        ('{"url": ["x"]}', "its url is a JSON list, not a text"),
        ("[" * 100_000, "is no JSON"),
        ("\udcff", "is no JSON"),
    ],
)
def test_a_malformed_sidecar_is_named_and_its_document_read(tmp_path: Path, content: str, reason: str) -> None:
    write(tmp_path / "sub" / "r.txt")
    (tmp_path / "sub" / "r.meta.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    items = found(tmp_path)
    assert keys(items) == ["sub/r.txt"]
    failure = only_failure(items)
    assert failure.document == "sub/r.meta.json"
    assert failure.reason.startswith(reason)
    assert failure.remedy


def test_a_sidecar_with_unknown_or_empty_fields_is_no_mistake(tmp_path: Path) -> None:
    write(tmp_path / "r.txt")
    write(tmp_path / "r.meta.json", '{"outlet": "", "page": [3], "date": 2031}')
    (raw,) = [item for item in found(tmp_path) if isinstance(item, RawDocument)]
    assert (raw.outlet, raw.published) == (None, "2031")


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    failure = only_failure(found(tmp_path / "no"))
    assert (failure.document, failure.reason, failure.remedy) == ("no", "there is no such file or folder", "check the path")
