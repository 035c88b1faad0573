"""Acts of every PLOVER root, told of states and people in reports that are not of two sides: who does what."""

from __future__ import annotations

import pytest

from parley.analysis.pipeline import Analyser
from parley.model.records import RawDocument
from parley.reading import ReadingOptions, read

TOLD = (
    ("offer", "Norway", "Norway said it was willing to cooperate with Peru on fishing rights."),
    ("promise", "Japan", "Japan pledged 40 million dollars in loans to Laos on Tuesday."),
    ("offer", "Chile", "Chile has expressed readiness to negotiate with Peru over the fishing grounds."),
    ("offer", "India", "India has offered military training to Nepal."),
    ("visit", "Poland", "The Polish foreign minister arrived in Hungary on Monday for a three-day visit."),
    ("meet", "France", "The French president telephoned his Brazilian counterpart to discuss trade."),
    ("accuse", "newspaper", "A newspaper in Zambia accused the Zambian government of graft."),
    ("attack", "mob", "A mob attacked Christians in Pakistan."),
    ("meet", "Vietnam", "Vietnamese and Thai officials met in Geneva on Friday."),
    ("meet", "Oman", "Oman's sultan received Iran's foreign minister on Sunday."),
    ("support", "Austria", "Austria formally recognized Croatia as an independent state."),
    ("support", "Iran", "Iran voiced support for Syria in its dispute with Israel."),
    ("support", "Germany", "Germany apologised to Namibia for the killings."),
    ("support", "Chad", "Chad and Libya restored diplomatic relations on Monday."),
    ("cooperate", "India", "India and Russia held joint naval exercises in the Arabian Sea."),
    ("cooperate", "Jordan", "Jordan shared intelligence with the United States on the bombers."),
    ("cooperate", "Italy", "Italy and Tunisia launched joint patrols along the coast."),
    ("cooperate", "Colombia", "Colombia extradited two drug lords to the United States."),
    ("aid", "Denmark", "Denmark gave Malawi ten million dollars for schools."),
    ("aid", "United States", "The United States supplied Georgia with weapons."),
    ("aid", "United Nations", "The United Nations delivered food to famine victims in Ethiopia."),
    ("aid", "Canada", "Canada granted asylum to a Cuban dissident."),
    ("lift", "Myanmar", "Myanmar's military rulers eased restrictions on the opposition on Friday."),
    ("lift", "Bolivia", "The Bolivian government lifted the curfew in La Paz."),
    ("lift", "Egypt", "Egypt lifted a ban on the newspaper."),
    ("yield", "Nepal", "Nepal's king bowed to demands for a new parliament."),
    ("accuse", "Argentina", "Argentina blamed Iran for the bombing."),
    ("accuse", "Japan", "Japan condemned North Korea over the missile launch."),
    ("investigate", "Spain", "A Spanish judge opened an investigation into torture at the prison."),
    ("investigate", "United Nations", "The United Nations is investigating killings in Sudan."),
    ("demand", "Somalia", "Somalia asked the United Nations for food aid."),
    ("urge", "Turkey", "Turkey called on Iraq to hand over the rebels."),
    ("demand", "Bolivia", "Bolivia demanded access to the sea from Chile."),
    ("urge", "Egypt", "Egypt urged Israel to stop building settlements."),
    ("reject", "Sudan", "Sudan refused to accept United Nations troops."),
    ("reject", "Iran", "Iran turned down a U.S. offer of talks."),
    ("reject", "China", "China ruled out negotiations with Taiwan."),
    ("reject", "Cuba", "Cuba rejected American demands for elections."),
    ("warn", "Ecuador", "Ecuador threatened to attack Peru."),
    ("warn", "Iran", "Iran warned Iraq of a harsh response."),
    ("warn", "United States", "The United States threatened Libya with sanctions."),
    ("warn", "Russia", "Russia issued an ultimatum to Georgia."),
    ("protest", "Greek farmers", "Greek farmers blocked roads with their tractors."),
    ("protest", "students", "Thousands of students marched in Jakarta to demand the resignation of the president."),
    ("protest", "Bolivian miners", "Bolivian miners went on strike over pay."),
    ("protest", "Kurdish prisoners", "Kurdish prisoners in Turkey started a hunger strike."),
    ("mobilize", "South Korea", "South Korea put its army on high alert."),
    ("mobilize", "India", "India deployed tanks near the Pakistani border."),
    ("mobilize", "Israel", "Israel called up thousands of reservists."),
    ("mobilize", "France", "French police stepped up patrols in Paris."),
    ("sanction", "Senegal", "Senegal broke off diplomatic relations with Mauritania."),
    ("sanction", "European Union", "The European Union imposed an arms embargo on Belarus."),
    ("sanction", "Germany", "Germany cut off aid to Zaire."),
    ("sanction", "Turkey", "Turkey closed its border with Armenia."),
    ("detain", "Egypt", "Egyptian police arrested dozens of activists."),
    ("restrict", "Nigeria", "Nigeria's government imposed a curfew in Kano."),
    ("restrict", "Fiji", "Fiji declared a state of emergency."),
    ("restrict", "Zimbabwe", "Zimbabwe closed an independent newspaper."),
    ("attack", "Israel", "Israeli jets bombed villages in southern Lebanon."),
    ("attack", "Kurdish rebels", "Kurdish rebels killed three Turkish soldiers in an ambush."),
    ("attack", "Iraq", "Iraq fired missiles at Iran."),
    ("attack", "Serbia", "Serb forces shelled the Bosnian capital."),
)
NOT_TOLD = (
    ("attack", "Spanish teachers staged a strike over pay."),
    ("visit", "Norway returned the island to Sweden."),
    ("meet", "Ethiopia received the first observers of the union."),
    ("attack", "A Spanish judge opened an inquiry at the prison."),
    ("observe", "Norway insisted that the rebels disarm before any meeting."),
    ("demand", "Norway ordered its troops to leave."),
    ("agree", "Doctors and nurses agree that the winter was hard."),
)
"""What these sentences do not say."""


def _statements(analyser: Analyser, sentence: str) -> set[tuple[str, str]]:
    raw = RawDocument(key="one.txt", media="text", text=f"{sentence} Officials said so on Monday.")
    found = analyser.analyse(read(raw, options=ReadingOptions(plain=True)), gate=False)
    return {(stmt.act, actor.name) for stmt in found.statements for actor in stmt.actors}


@pytest.mark.parametrize(("act", "actor", "sentence"), TOLD)
def test_who_does_what(analyser: Analyser, act: str, actor: str, sentence: str) -> None:
    assert (act, actor) in _statements(analyser, sentence)


@pytest.mark.parametrize(("act", "sentence"), NOT_TOLD)
def test_what_is_not_said(analyser: Analyser, act: str, sentence: str) -> None:
    assert act not in {told for told, _ in _statements(analyser, sentence)}
