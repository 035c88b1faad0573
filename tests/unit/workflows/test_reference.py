"""Looking things up in the codebook and among the frames."""

from __future__ import annotations

import pytest

from parley.errors import UsageError
from parley.model.codebook import ACTS, TOPICS
from parley.workflows import reference


def test_the_codebook_is_shown_whole_or_by_name() -> None:
    assert reference.codebook() == (ACTS, TOPICS)
    assert [act.name for act in reference.codebook("Declare ceasefire")[0]] == ["declare_ceasefire"]
    assert {act.root for act in reference.codebook("consult")[0]} == {"CONSULT"}
    assert [topic.name for topic in reference.codebook("power-sharing")[1]] == ["power_sharing"]
    assert reference.codebook(topics_too=False) == (ACTS, ())


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("ofer", {}, "there is no act or topic ofer. Remedy: did you mean offer"),
        ("ceasefires", {"acts_too": False}, "there is no topic ceasefires. Remedy: did you mean ceasefire"),
        ("zzz", {"topics_too": False}, "there is no act zzz. Remedy: `parley codebook` lists all"),
        ("", {}, "there is no act or topic"),
    ],
)
def test_an_unknown_name_is_answered_with_those_like_it(name: str, options: dict[str, bool], words: str) -> None:
    with pytest.raises(UsageError) as caught:
        reference.codebook(name, **options)
    assert words in str(caught.value)


def test_frames_are_found_by_id_act_and_trigger() -> None:
    every = reference.frames()
    assert len(every) > 100
    assert all(frame.act == "offer" or "offer" in (frame.id + " ".join(frame.triggers)) for frame in reference.frames("offer"))
    by_trigger = reference.frames("Parley")
    assert by_trigger
    assert all("parley" in frame.triggers for frame in by_trigger)
    assert reference.frames("talks-held")[0].id == "talks-held"
    assert {frame.act for frame in reference.frames("withdraw offer")} >= {"withdraw_offer"}


@pytest.mark.parametrize("word", ["talks-helt", "", "  "])
def test_an_unknown_frame_says_so(word: str) -> None:
    with pytest.raises(UsageError, match="no frame has the id, act or trigger"):
        reference.frames(word)
