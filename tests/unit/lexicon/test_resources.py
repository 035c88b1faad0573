"""Data files that are missing or malformed end in an error that names file and item, never in a half-loaded lexicon."""

from __future__ import annotations

import pytest

from parley.errors import LexiconError
from parley.workflows import geography, resources


def test_a_missing_file_is_named() -> None:
    with pytest.raises(LexiconError) as caught:
        resources.lexicon_text("nowhere.csv")
    assert caught.value.document == "nowhere.csv"
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Tol,,ZZZ,north,2,city", "north"),
        ("Tol,,ZZZ,91,2,city", "out of range"),
        ("Tol,,ZZZ,1,2,planet", "out of range"),
    ],
)
def test_a_malformed_place_is_named(monkeypatch: pytest.MonkeyPatch, row: str, says: str) -> None:
    table = "name,aliases,country,latitude,longitude,precision\n" + row + "\n"
    monkeypatch.setattr(geography, "lexicon_text", lambda _: table)
    with pytest.raises(LexiconError, match=says) as caught:
        list(geography.own_places())
    assert "line 2 (Tol)" in caught.value.message


def test_a_malformed_table_stops_the_loading(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = resources.lexicon_text
    monkeypatch.setattr(resources, "lexicon_text", lambda file: "name\n" if file == "groups.csv" else whole(file))
    resources.load_gazetteer.cache_clear()
    with pytest.raises(LexiconError, match=r"groups\.csv: line 1"):
        resources.load_gazetteer()
    resources.load_gazetteer.cache_clear()
