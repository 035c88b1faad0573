"""A user's own frames: they are found, win over Parley's, are tried by their examples, and their faults are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.analysis.frames import add_frames, parse_frames
from parley.config import Settings, load_settings
from parley.errors import ConfigError, LexiconError
from parley.store import open_store
from parley.workflows.ingest import build
from parley.workflows.ownframes import read_frames, try_frames
from parley.workflows.resources import lexicon_text, load_analyser, own_frames_text

GOOD = """\
[classes]
shelters = "camp clinic school"

[[frame]]
id = "open-shelter"
act = "aid"
verbs = "open reopen"
theme = "shelters"
kind = "event"
recipient = "to for"
content = "object"
topic = "humanitarian"
example = "Norway opened a clinic for the villagers of the Karsan government."
counter = "The rebels opened an office in the capital."
"""


def _file(folder: Path, text: str) -> Path:
    file = folder / "own.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_good_frame_keeps_its_word(tmp_path: Path) -> None:
    file = _file(tmp_path, GOOD)
    assert [frame.id for frame in read_frames(file)] == ["open-shelter"]
    (tried,) = try_frames(file, settings=load_settings(environ={}))
    assert tried.good
    assert not tried.instead


def test_a_frame_that_finds_nothing_and_one_that_finds_too_much(tmp_path: Path) -> None:
    deaf = GOOD.replace("The rebels opened", "Norway reopened a school: the rebels opened").replace(
        "Norway opened a clinic for", "Norway left"
    )
    (tried,) = try_frames(_file(tmp_path, deaf), settings=load_settings(environ={}))
    assert not tried.finds
    assert tried.errs


def test_own_frames_are_tried_first_and_change_the_version(tmp_path: Path) -> None:
    file = _file(tmp_path, GOOD)
    known = parse_frames(lexicon_text("frames.toml"))
    assert add_frames(known, GOOD, source="own.toml").by_verb["open"][0].id == "open-shelter"
    with_own = load_analyser(Settings(frames=file)).versions
    assert with_own["frames"].endswith(" own.toml")
    assert "frames" not in load_analyser(Settings()).versions


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('act = "aid"', 'act = "assist"', "frame 'open-shelter': act 'assist' is not in the codebook"),
        ('id = "open-shelter"', 'id = "offer"', "frame 'offer': the id is taken"),
        ('verbs = "open reopen"', 'verbs = ["open"]', "frame 'open-shelter': verbs is not a text"),
        ('verbs = "open reopen"', 'absorbs = "yes"', "frame 'open-shelter': absorbs is not true or false"),
        ('verbs = "open reopen"\n', "", "frame 'open-shelter': no word fires it"),
        ('kind = "event"', 'kind = "deed"', "frame 'open-shelter': kind 'deed' is none of"),
        ('kind = "event"', 'kind = "event"\nmodality = "sure"', "frame 'open-shelter': modality 'sure' is none of"),
        ('kind = "event"', 'kind = "event"\nnegated_act = "nay"', "frame 'open-shelter': negated_act 'nay' is not in the codebook"),
        ("shelters =", "talks =", "noun class 'talks': the name is taken"),
        ('theme = "shelters"', 'theme = "houses"', "frame 'open-shelter': theme class 'houses' is not defined"),
        ("[classes]", "[nouns]", "nouns: is no part of a file of frames"),
        ("[[frame]]", "[frame]", "frame: is not written as"),
        ("[[frame]]", "[[frame", "malformed"),
    ],
)
def test_a_mistake_is_named_with_file_and_frame(tmp_path: Path, old: str, new: str, words: str) -> None:
    file = _file(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(LexiconError) as error:
        read_frames(file)
    assert words in error.value.message
    assert error.value.document == str(file)
    assert error.value.remedy


def test_a_file_that_is_not_there_or_empty(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        own_frames_text(tmp_path / "none.toml")
    with pytest.raises(LexiconError, match="has no frame"):
        read_frames(_file(tmp_path, ""))


def test_the_setting_names_the_file() -> None:
    assert load_settings(environ={"PARLEY_FRAMES": "own.toml"}).frames == Path("own.toml")
    assert load_settings(environ={"PARLEY_FRAMES": "own.toml"}, frames=Path("mine.toml")).frames == Path("mine.toml")
    assert load_settings(environ={}).frames is None


def test_a_process_file_names_them_for_its_builds(tmp_path: Path) -> None:
    _file(tmp_path, GOOD)
    process = tmp_path / "process.toml"
    process.write_text('title = "Karsan talks"\nframes = "own.toml"\n', encoding="utf-8")
    report = tmp_path / "report.txt"
    report.write_text(
        "KARSA, 3 March 2031 - The rebels kept the ceasefire. Norway opened a clinic for the villagers of the Karsan government.\n",
        encoding="utf-8",
    )
    build([report], settings=Settings(ledger=tmp_path / "a.db"), process=process)
    with open_store(tmp_path / "a.db") as store:
        assert "open-shelter" in {statement.rule for statement in store.statements()}
