"""Actors that a user gives: read, refused with their line, kept beside the ledger, known to a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.config import Process, ProcessParty
from parley.errors import UsageError
from parley.model.records import ActorKind
from parley.workflows.actorlist import actors_file, import_actors, parse_csv, parse_json, read_actors, with_actors
from parley.workflows.resources import _with_process, load_gazetteer


def test_a_table_and_a_list_say_the_same() -> None:
    table = parse_csv('# ours\nname,aliases,kind,country\nHill Front,"HF; the Front",armed_group,Norway\n')
    listed = parse_json('[{"name": "Hill Front", "aliases": ["HF", "the Front"], "kind": "armed_group", "country": "NOR"}]')
    assert table == listed
    assert table[0].country == "NOR"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: there is no header"),
        ("title\nHill Front\n", "line 1: there is no column title"),
        ("aliases\nHF\n", "line 1: there is no name"),
        ("name,kind\nHill Front,band\n", "line 2: band is no kind"),
        ("name,kind\n# a note\n,armed_group\n", "line 3: the name is empty"),
        ("name,aliases\nHill Front,HF,GF\n", "line 2: has 3 cells, not 2"),
        ("name\nHill Front\nHill Front\n", "line 3: Hill Front stands on line 2 too"),
        ("name,aliases\nHill Front,HF\nHarbour Front,HF\n", "line 3: HF is a name of Hill Front too"),
        ("name,country\nHill Front,Nowhere\n", "line 2: Nowhere is no country"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        parse_csv(text, file="ours.csv")
    assert "ours.csv" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[", "line 1: is no JSON"),
        ("{}", "line 1: is no list"),
        ('["Hill Front"]', "item 1: is no object"),
        ('[{"name": "Hill Front", "aliases": 3}]', "item 1: aliases is no text"),
        ('[{"name": "A"}, {"name": "A"}]', "item 2: A is item 1 too"),
    ],
)
def test_a_json_list_is_refused_with_its_item(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        parse_json(text)


def test_actors_are_kept_beside_the_ledger_and_grow(tmp_path: Path) -> None:
    ledger, source = tmp_path / "peace.db", tmp_path / "ours.csv"
    source.write_text("name,aliases\nHill Front,HF\n", encoding="utf-8")
    assert import_actors(source, ledger).added == 1
    source.write_text("name,aliases,kind\nHill Front,the Front,armed_group\nLakes Union,,\n", encoding="utf-8")
    made = import_actors(source, ledger)
    assert (made.added, made.changed, made.total) == (1, 1, 2)
    assert read_actors(actors_file(ledger))[0] == ProcessParty(name="Hill Front", aliases=("HF", "the Front"), kind=ActorKind.ARMED_GROUP)


def test_a_process_comes_before_the_actors_of_the_ledger(tmp_path: Path) -> None:
    ledger = tmp_path / "peace.db"
    assert with_actors(None, ledger) is None
    actors_file(ledger).write_text("name,aliases\nHill Front,HF\nLakes Union,LU\n", encoding="utf-8")
    own = Process(title="Talks", parties=(ProcessParty(name="Hill Front"),))
    joined = with_actors(own, ledger)
    assert joined is not None
    assert [party.name for party in joined.parties] == ["Hill Front", "Lakes Union"]
    assert joined.parties[0].aliases == ()


def test_country_and_parent_reach_the_gazetteer() -> None:
    parties = (
        ProcessParty(name="Hill Front", country="NOR"),
        ProcessParty(name="Ada Vance", kind=ActorKind.PERSON, parent="Hill Front"),
    )
    known = {actor.name: actor for actor in _with_process(load_gazetteer(), Process(title="Talks", parties=parties)).actors}
    assert known["Hill Front"].country == "NOR"
    assert known["Ada Vance"].parent == known["Hill Front"].id
