"""Whom words mean, in invented reports on invented conflicts: names no list holds, roles told late, pronouns, sides, metonyms.

Each case is a short report and phrases of it with the parties that a reader understands by them ("+" joins several, "" is nobody that acts for a
party). "phrase#2" is its second place. The cases of `UNSEEN` were written when the rules were done, and no rule was changed for them: they show what
to expect of other texts, so a share of them may fail and no single one is a promise.
"""

from __future__ import annotations

import pytest

from parley.analysis.parties import PartyResolver
from parley.analysis.pipeline import STAGES, Analyser, Draughtboard
from parley.model.records import Document, Segment, SegmentKind, When

BEFORE: dict[str, tuple[str, dict[str, str]]] = {
    "acronym": (
        "The Tarkesh Liberation Front (TLF) shelled the port of Anzab on Sunday, the government of Morwenna said.\n"
        "The TLF denied it. Its spokesman, Idris Haldane, said the army had fired on its own positions. He accused the president of lying.",
        {"The TLF": "Tarkesh Liberation Front", "Its spokesman": "Tarkesh Liberation Front", "the army": "Morwenna government", "He": "Tarkesh Liberation Front", "the president": "Morwenna government"},
    ),
    "short before full": (
        "The Front will not attend, it said on Tuesday. Talks with the Sableland government have stalled since May.\n"
        "A commander of the Ashen Hills Front, Petra Vonn, told reporters that her fighters had killed nine soldiers.",
        {"The Front": "Ashen Hills Front", "it": "Ashen Hills Front", "Petra Vonn": "Ashen Hills Front", "her fighters": "Ashen Hills Front", "nine soldiers": "Sableland government"},
    ),
    "capital acts": (
        "Dorvik accepted the truce on Monday, hours after the rebels of the Lowland Brigades had laid down their arms.\n"
        "In the capital, Dorvik, crowds cheered. President Anselm Kray of Tessaly said the state would keep its word.",
        {"Dorvik": "Tessaly government", "the rebels": "Lowland Brigades", "Anselm Kray": "Tessaly government", "the state": "Tessaly government"},
    ),
    "country never named": (
        "The government freed forty prisoners on Friday, as it had promised the rebels of the Red Hill Movement.\n"
        "Interior Minister Jomar Stell said the army would leave the valley. The rebels welcomed it.",
        {"The government": "government", "Jomar Stell": "government", "the army": "government", "The rebels": "Red Hill Movement"},
    ),
    "team leaders": (
        "Oda Frisk, who leads the government team, met Calder Moy, the rebels' chief negotiator, in Lisse on Thursday.\n"
        "Frisk said the two sides were close. Moy disagreed. Four years of war between Brannic and the Vale Resistance Army have killed thousands. The Brannic government wants peace.",
        {"Oda Frisk": "Brannic government", "Calder Moy": "Vale Resistance Army", "Frisk#2": "Brannic government", "Moy#2": "Vale Resistance Army", "the two sides": "Brannic government+Vale Resistance Army"},
    ),
    "for the group": (
        "Lira Onder, for the Dune League, and Colonel Pask Remond, for the army, signed the map on Saturday.\n"
        "Remond said his soldiers would pull back first. The Dune League took up arms against the government of Sarrat two years ago and its fighters hold the coast.",
        {"Lira Onder": "Dune League", "Pask Remond": "Sarrat government", "Remond#2": "Sarrat government", "its fighters": "Dune League"},
    ),
    "bodies of a state": (
        "The Justice Ministry has released nine members of the Karst Front, an armed group in northern Velloria.\n"
        "The army's Third Division blamed the Front for an ambush. Defence Minister Rhona Giles of Velloria ruled out a pardon, and the Vellorian parliament agreed.",
        {"The Justice Ministry": "Vellorian government", "The army's Third Division": "Vellorian government", "the Front": "Karst Front", "Rhona Giles": "Vellorian government", "the Vellorian parliament": "Vellorian government"},
    ),
    "mediator apart": (
        "Envoys of the Meridian League brought the Tannu government and the Ember Column to one table.\n"
        "The League's envoy, Sofie Brandt, said both sides had agreed to a pause. She thanked the delegations.",
        {"Sofie Brandt": "Meridian League", "both sides": "Tannu government+Ember Column", "She": "Meridian League", "the delegations": "Tannu government+Ember Column", "The League's envoy": "Meridian League"},
    ),
    "host state": (
        "LANCE, Ostrava Bay, June 3 - The Pelagian government and the Reef Army met in Ostrava Bay on Monday.\n"
        "The host, Foreign Minister Gil Torrance, called the talks useful. Pelagian negotiator Ana Wick said the rebels had asked for time.",
        {"Ana Wick": "Pelagian government", "the rebels": "Reef Army"},
    ),
    "militia apart": (
        "A militia known as the Iron Gate attacked a convoy of the army near Solm on Tuesday.\n"
        "The Highland Union, whose fighters have fought the government of Karvia since 2011, denied any part. \"The Iron Gate is not ours,\" its leader, Tomas Brand, said.",
        {"the Iron Gate": "Iron Gate", "The Iron Gate": "Iron Gate", "its leader": "Highland Union", "Tomas Brand": "Highland Union", "the army": "Karvia government"},
    ),
    "close to": (
        "A person close to Garrow called the offer a trap. Two officials of the mediation said the government had not replied.\n"
        "Stefan Garrow commands the Forest Army. The government of Lunden and the Forest Army meet next week under Ilse Maren, the mediator sent by the Northern Compact.",
        {"A person": "Forest Army", "Stefan Garrow": "Forest Army", "Two officials": "Northern Compact", "Ilse Maren": "Northern Compact"},
    ),
    "they and it": (
        "The rebels of the Coral Front freed six sailors on Wednesday. They asked the navy to do the same.\n"
        "The government of Isaro said it would think about it. It had seized eleven rebels in April.",
        {"They": "Coral Front", "the navy": "Isaro government", "it": "Isaro government", "It": "Isaro government"},
    ),
    "southern": (
        "Southern Arvan has offered to host the talks between Mirelle and the rebels of the Dawn Brigade, its foreign minister said.\n"
        "Arvan itself has kept silent. The government of Mirelle welcomed the offer.",
        {"Southern Arvan": "Southern Arvan", "Arvan#2": "Arvan", "its foreign minister": "Southern Arvan"},
    ),
    "ruling council": (
        "Talvera's Sovereign Council and the Delta People's Army exchanged prisoners on Sunday.\n"
        "The Council freed thirty, its deputy chairman, Rasheed Oan, said. The army withdrew from the delta. The Delta People's Army thanked the chiefs.",
        {"The Council": "Sovereign Council", "Rasheed Oan": "Sovereign Council", "The army": "Sovereign Council", "Delta People's Army": "Delta People's Army"},
    ),
    "who heads": (
        "Bekim Tarr, who founded the Silent Valley Column, was freed from prison on Monday.\n"
        "Ludo Hask, who heads its delegation in Brenne, thanked the government of Ostmark. Tarr did not speak.",
        {"Bekim Tarr": "Silent Valley Column", "Ludo Hask": "Silent Valley Column", "Tarr#2": "Silent Valley Column"},
    ),
    "faction": (
        "A group that calls itself the Ninth Wind blew up a bridge on Friday, a day after the Steppe Liberation Army and the Kordian government had signed a truce.\n"
        "Mara Feld, the spokeswoman of the Steppe Liberation Army, disowned the Ninth Wind.",
        {"the Ninth Wind": "Ninth Wind", "Mara Feld": "Steppe Liberation Army", "the Kordian government": "Kordian government"},
    ),
    "known at home": (
        "Nepal's government and Maoist rebels agreed on Tuesday to extend their ceasefire.\n"
        "Kathmandu will free twelve prisoners. The army said its soldiers would stay in their barracks, and India welcomed the step.",
        {"Kathmandu": "Nepali government", "The army": "Nepali government", "India": "India"},
    ),
    "charity": (
        "The Lamplighters of Corrie, a medical charity, took flour to the besieged town of Ansel on Monday.\n"
        "The Lamplighters said fighters of the Orchard Front had let their lorries pass. The army of Beyland had not.",
        {"The Lamplighters": "Lamplighters of Corrie", "The Lamplighters#2": "Lamplighters of Corrie", "fighters": "Orchard Front", "The army": "Beyland government"},
    ),
    "former": (
        "Former president Alric Sand urged the government of Mossland to talk to the Heron Front.\n"
        "Sand said the rebels were ready. President Nils Orre refused.",
        {"Alric Sand": "Alric Sand", "the rebels": "Heron Front", "Nils Orre": "Mossland government"},
    ),
    "rebel delegation": (
        "Talks between the government of Aurland and the Free Delta Movement resumed on Monday in Kestrel.\n"
        "The rebel delegation walked out after an hour. Its head, Jory Lamm, said the government side had brought no map. The mediators asked them to come back.",
        {"The rebel delegation": "Free Delta Movement", "Jory Lamm": "Free Delta Movement", "the government side": "Aurland government"},
    ),
}


UNSEEN: dict[str, tuple[str, dict[str, str]]] = {}


def resolver_for(analyser: Analyser, text: str) -> PartyResolver:
    """The parties of a report that is all article."""
    doc = Document(
        id="d", key="d", text=text, text_hash="h", segments=(Segment(start=0, end=len(text), kind=SegmentKind.ARTICLE),), published=When(), language="en"
    )
    board = Draughtboard(doc)
    for stage in STAGES:
        if stage.name != "statements":
            stage.run(analyser, board)
    assert board.parties is not None
    return board.parties


def meant(resolver: PartyResolver, text: str, phrase: str) -> str:
    """The parties that the phrase's head means, joined."""
    words, _, nth = phrase.partition("#")
    at = -1
    for _ in range(int(nth or 1)):
        at = text.index(words, at + 1)
    for p, par in enumerate(resolver.paragraphs):
        if par.start <= at < par.start + len(par.doc.text):
            span = par.doc.char_span(at - par.start, at - par.start + len(words), alignment_mode="expand")
            assert span is not None
            return "+".join(sorted(party.name for party in resolver.of(p, span.root)))
    raise AssertionError(f"{phrase!r} stands in no paragraph")


def wrong(analyser: Analyser, cases: dict[str, tuple[str, dict[str, str]]]) -> list[str]:
    out = []
    for name, (text, phrases) in cases.items():
        resolver = resolver_for(analyser, text)
        for phrase, parties in phrases.items():
            got = meant(resolver, text, phrase)
            if got != "+".join(sorted(filter(None, parties.split("+")))):
                out.append(f"{name}: {phrase!r} is {got!r}, not {parties!r}")
    return out


@pytest.mark.parametrize("name", BEFORE)
def test_phrases_mean_their_parties(analyser: Analyser, name: str) -> None:
    assert wrong(analyser, {name: BEFORE[name]}) == []


def main_share(analyser: Analyser, cases: dict[str, tuple[str, dict[str, str]]]) -> float:
    total = sum(len(phrases) for _, phrases in cases.values())
    return 1 - len(wrong(analyser, cases)) / total
