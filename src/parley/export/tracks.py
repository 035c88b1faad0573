"""Tracks as JSON and as tables: channels of talks with their parties, venues and facilitators, and the rounds of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from parley.export.columns import Cell, Column, Form, Table, ends, joined, party_names
from parley.export.entries import names, when_json
from parley.export.fields import MODALITIES, SALIENCE, STATUSES
from parley.model.computed import Round, Track

Json = dict[str, Any]

TRACKS = Form(
    name="tracks",
    row="a channel of talks",
    columns=(
        Column("id", "text", "The track's address.", "kbcaf9c2ba1b2c3d4"),
        Column("parties", "text", "Who talks, joined.", "Velmar government; Hill Front"),
        Column("venues", "text", "Where, the most usual first, joined.", "Tern"),
        Column("facilitators", "text", "Who brings them together, joined.", "Calvessa"),
        Column("rounds", "integer", "How many rounds are told.", "3", unit="rounds"),
        Column("first_day", "day", "First day on which a round can lie; empty where none is dated.", "2031-03-04"),
        Column("last_day", "day", "Last day on which a round can lie.", "2031-05-10"),
        Column("entries", "text", "Ids of its entries, joined.", "ebcaf9c2ba1b2c3d4"),
        SALIENCE,
    ),
)
ROUNDS = Form(
    name="rounds",
    row="an occasion of a track: a meeting held, planned, resumed or broken off",
    columns=(
        Column("track", "text", "The track's id in the table `tracks`.", "kbcaf9c2ba1b2c3d4"),
        Column("round", "integer", "Its number within the track, in order of time, from 1.", "2"),
        Column("earliest", "day", "First day on which it can lie; empty where open or unknown.", "2031-03-04"),
        Column("latest", "day", "Last day on which it can lie.", "2031-03-05"),
        Column("status", "text", "Where it stands.", "happened", values=STATUSES),
        Column(
            "modality", "text", "Whether it is told as held, as planned, as conditional or as merely possible.", "actual", values=MODALITIES
        ),
        Column("place", "text", "Where, by name; empty where no report tells.", "Tern"),
        Column("entries", "text", "Ids of its entries, joined.", "ebcaf9c2ba1b2c3d4"),
    ),
)


def tracks_table(tracks: Iterable[Track]) -> Table:
    """One row a track."""
    return TRACKS.table(_row(track) for track in tracks)


def rounds_table(tracks: Iterable[Track]) -> Table:
    """One row a round, tracks in their order."""
    return ROUNDS.table(
        (track.id, number, *ends(one.when), one.status.value, one.modality.value, one.place, joined(one.entries))
        for track in tracks
        for number, one in enumerate(track.rounds, start=1)
    )


def tracks_json(tracks: Iterable[Track]) -> list[Json]:
    """One object a track, with its rounds."""
    return [
        {
            "id": track.id,
            "parties": names(track.parties),
            "venues": list(track.venues),
            "facilitators": names(track.facilitators),
            "rounds": [_round_json(one) for one in track.rounds],
            "entries": list(track.entries),
            "salience": round(track.salience, 4),
        }
        for track in tracks
    ]


def _round_json(one: Round) -> Json:
    return {
        "when": when_json(one.when),
        "status": one.status.value,
        "modality": one.modality.value,
        "place": one.place,
        "entries": list(one.entries),
    }


def _row(track: Track) -> tuple[Cell, ...]:
    first = [one.when.earliest for one in track.rounds if one.when and one.when.earliest]
    last = [one.when.latest for one in track.rounds if one.when and one.when.latest]
    return (
        track.id, party_names(track.parties), joined(track.venues), party_names(track.facilitators), len(track.rounds),
        min(first, default=None), max(last, default=None), joined(track.entries), round(track.salience, 4),
    )  # fmt: skip
