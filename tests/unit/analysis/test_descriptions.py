"""Bodies and office holders that are named by what they are only: which become actors, and which do not."""

from __future__ import annotations

import pytest

from parley.analysis.pipeline import Analyser
from parley.model.records import RawDocument
from parley.reading import ReadingOptions, read

AT_WAR = "DORVIK, May 4 - Rebels of the Lowland Brigades shelled the port of Anzab on Sunday, the Tessaly government said.\n\n"

TOLD = {
    "The mayor of Anzab proposed a truce on Monday.": ("offer", ["mayor of Anzab"]),
    "The ministerial committee called for a ceasefire.": ("demand", ["ministerial committee"]),
    "The chiefs of the coast urged the rebels to free the hostages.": ("urge", ["chiefs of the coast"]),
    "Four African countries agreed to send observers to the border.": ("agree", ["African countries"]),
}
UNTOLD = (
    "The court rejected the bail plea of a contractor on Monday.",
    "No council proposed a truce.",
    "The football federation rejected the peace plan.",
    "The parliament struck down the amnesty decree.",
)


def acts(analyser: Analyser, text: str) -> list[tuple[str, list[str]]]:
    raw = RawDocument(key="test.txt", media="text", data=text.encode(), published="2014-05-04")
    analysis = analyser.analyse(read(raw, options=ReadingOptions(plain=True)), gate=False)
    return [(s.act, [a.name for a in s.actors]) for s in analysis.statements]


@pytest.mark.parametrize("text", TOLD)
def test_a_body_or_an_office_is_an_actor_by_its_own_words(analyser: Analyser, text: str) -> None:
    assert TOLD[text] in acts(analyser, text)


@pytest.mark.parametrize("text", UNTOLD)
def test_nobody_of_the_process_does_no_act_of_it(analyser: Analyser, text: str) -> None:
    assert acts(analyser, text) == []


def test_a_third_party_acts_also_where_two_are_at_war(analyser: Analyser) -> None:
    assert ("urge", ["bishop of Anzab"]) in acts(analyser, AT_WAR + "The bishop of Anzab urged the rebels to free the hostages.")


def test_a_body_keeps_the_fuller_name_that_the_report_gave_it(analyser: Analyser) -> None:
    text = "The joint border committee met in Anzab on Monday. The committee urged the rebels to leave the town."
    assert ("urge", ["joint border committee"]) in acts(analyser, AT_WAR + text)


def test_who_is_urged_may_be_described_too(analyser: Analyser) -> None:
    raw = RawDocument(key="t.txt", media="text", data=b"The mayor of Tulcan urged both armies to respect the truce.")
    (told,) = analyser.analyse(read(raw, options=ReadingOptions(plain=True)), gate=False).statements
    assert [r.name for r in told.recipients] == ["armies"]


def test_an_office_alone_is_nobody_where_two_are_at_war(analyser: Analyser) -> None:
    assert not any(actors == ["commander"] for _, actors in acts(analyser, AT_WAR + "The commander proposed a truce."))


@pytest.mark.parametrize("phrase", ["the two countries", "both governments"])
def test_two_states_told_so_are_those_of_the_report(analyser: Analyser, phrase: str) -> None:
    told = acts(analyser, f"The leaders of Eritrea and Ethiopia met on Monday. It was announced that {phrase} had declared a ceasefire.")
    assert any(act == "declare_ceasefire" and {"Ethiopia", "Eritrea"} == {a.removesuffix("n government") for a in who} for act, who in told)


def test_a_bare_office_is_the_person_whose_role_was_told_before(analyser: Analyser) -> None:
    text = "Bishop Olen Brask of Tarn met the rebels on Monday. The bishop urged both sides to free the hostages."
    assert ("urge", ["Olen Brask"]) in acts(analyser, AT_WAR + text)


def test_the_palace_is_the_government_at_war(analyser: Analyser) -> None:
    assert ("reject", ["Tessaly government"]) in acts(analyser, AT_WAR + "The palace rejected the ceasefire on Monday.")


def test_what_a_described_body_does_about_no_matter_of_the_process_is_not_told(analyser: Analyser) -> None:
    assert acts(analyser, "The ministerial committee rejected the design of the new stamps.") == []
