"""What the words beside a name say of it: clues to what it names, at one place of a report.

Pure facts of one parse and of word lists, each clue by its kind ("armed", "state", "title", "where" ...); what they amount to over all
places of a name, `discovery` decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from parley.analysis.runs import ADJECTIVE, OF_COUNTRY, Run
from parley.analysis.sentences import Paragraph
from parley.analysis.words import Words

_KNOWN_AS = frozenset("known called named calling calls styled dubbed as itself".split())
_STATE_OF = frozenset(
    "government republic kingdom president army parliament state country nation emirate sultanate duchy principality ministry "
    "police navy minister king queen capital cabinet junta regime crown throne federation opposition kings "
    "presidents governments rulers people".split()
)
_OFFICIAL = frozenset(
    "government president parliament army military authorities troops security capital officials navy police junta regime prime "
    "foreign defence defense interior justice embassy ministry minister premier king cabinet soldiers delegation side "
    "negotiators policemen patrol patrols warship warships crown throne monarchy opposition presidency rulers senate treasury".split()
)
_BETWEEN_PARTIES = frozenset("truce ceasefire talks negotiations agreement deal pact accord session meeting fighting clashes swap".split())
"""Nouns before "between" and the names of parties."""
_SEATED = frozenset("government junta authorities regime rulers cabinet administration".split())
"""Before "in" and a town that no list has: the government that sits there ("the junta in Daresk")."""
_IN_ARMS = frozenset("rebel insurgent guerrilla separatist secessionist militant paramilitary".split())
"""Words that, right before a name, say that it fights ("the rebel Mist Army")."""
OUTFITS = frozenset("cell gang militia clan faction".split())
"""Small words that end the name of an armed group without being capitalised ("the Iron Orchard cell")."""
_FORCES = frozenset("army government troop soldier operation offensive campaign military war police".split())
_WHERE = frozenset("in at near from around towards toward outside inside across through into to via".split())
_PLACE_NOUNS = frozenset(
    "town city village port province district region valley river island hill hills mountains mountain bay lake camp bridge prison "
    "highlands coast".split()
)


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """One place of a name with the words beside it, in lower case. bare: those before it without its article."""

    doc: Doc
    run: Run
    words: Words

    @property
    def before(self) -> list[str]:
        return [t.lower_ for t in self.doc[max(0, self.run.first - 4) : self.run.first]]

    @property
    def after(self) -> list[str]:
        return [t.lower_ for t in self.doc[self.run.last + 1 : self.run.last + 5]]

    @property
    def bare(self) -> list[str]:
        return self.before[:-1] if self.run.definite else self.before

    @property
    def head(self) -> Token:
        return self.doc[self.run.first : self.run.last + 1].root

    @property
    def leans(self) -> bool:
        """Whether the name only belongs to a noun behind it: "the Lund government" is no "the Lund"."""
        return self.head.dep_ in ("compound", "amod", "nmod") and self.head.head.i > self.run.last


def clues_of(par: Paragraph, run: Run, words: Words) -> list[str]:
    """The kinds of clues that one place of a name gives, as often as each is given."""
    here = _Surroundings(par.doc, run, words)
    return [*_by_titles(here), *_of_arms(here), *_of_states(here), *_by_grammar(here)]


def _by_titles(here: _Surroundings) -> list[str]:
    """Articles, titles and nouns of rule or trade right beside the name."""
    doc, run, before, after, bare, words, leans = here.doc, here.run, here.before, here.after, here.bare, here.words, here.leans
    out: list[str] = []
    if run.definite and not leans:
        out.append("definite")
    if leans or (after[:1] and _is_title(doc[run.last + 1], words)):
        out.append("leans")
    if bare[-1:] and bare[-1] in words["groups.ruling_words"]:
        out.append("ruling")
    if "against" in before[-2:] and any(t.lemma_.lower() in _FORCES for t in doc[run.first].sent):
        out.append("fought")
    if run.title is not None or (before and _is_title(doc[run.first - 1], words)):
        out.append("title")
    elif before[-1:] == [","] and run.first >= 2 and len(run.words) > 1 and _is_title(doc[run.first - 2], words):
        out.append("title")  # "its secretary, NAME"
    elif after[:1] == [","] and len(run.words) > 1 and not run.definite and run.last + 2 < len(doc) and _is_title(doc[run.last + 2], words):
        out.append("title")  # "NAME, president of the X"
    if before[-1:] and before[-1] in ("charity", "agency", "ngo", "company", "firm", "foundation") and run.title is None:
        out.append("firm")
    return out


def _of_arms(here: _Surroundings) -> list[str]:
    """Words that say that the name fights."""
    doc, run, before, after, bare, leans = here.doc, here.run, here.before, here.after, here.bare, here.leans
    beside = here.words["groups.beside"]
    out: list[str] = []
    if bare[-1:] == ["of"] and bare[-2:-1] and (bare[-2] in beside or bare[-2] in ("commander", "commanders", "wing")):
        out.append("armed")
    if before[-1:] and before[-1] in _IN_ARMS and run.title is None:
        out.append("armed")
    if after[:1] and after[0] in OUTFITS and (len(run.words) > 1 or after[0] in ("gang", "cell", "clan")):
        out.append("armed")
    if after[:2] in ([",", "who"], [",", "which"], [",", "that"]) and any(
        t.lemma_ in ("fight", "battle") for t in doc[run.last + 3 : run.last + 7]
    ):
        out.append("armed")  # "the Reed Cutters, who fight the state of Almany"
    if bare[-1:] == ["from"] and run.definite and bare[-2:-1] and bare[-2] in beside:
        out.append("armed")
    if after[:1] and after[0] in beside:
        out.append("tied")
    if leans and after[:1] and after[0] in ("movement", "militia", "faction", "group", "guerrillas"):
        out.append("armed")
    if after[:2] == ["'s", "fighters"] or (after[:1] == ["'s"] and after[1:2] and after[1] in beside):
        out.append("armed")
    if (
        bare[-1:]
        and bare[-1] in ("group", "movement", "militia", "faction")
        and bare[-2:-1]
        and bare[-2] in ("rebel", "armed", "guerrilla", "militant", "the", "a")
    ):
        out.append("armed" if bare[-2] not in ("the", "a") or bare[-1] in ("militia", "faction") else "body")
    if (
        bare[-1:]
        and bare[-1] in _KNOWN_AS
        and any(
            t.lower_ in ("militia", "group", "faction", "movement", "rebels", "fighters", "outfit")
            for t in doc[max(0, run.first - 8) : run.first]
        )
    ):
        out.append("armed")
    return out


def _of_states(here: _Surroundings) -> list[str]:
    """Words that say that the name is a state, its town, or a place."""
    doc, run, before, after, bare, words = here.doc, here.run, here.before, here.after, here.bare, here.words
    out: list[str] = []
    if bare[-1:] == ["of"] and bare[-2:-1] and bare[-2] in _STATE_OF and run.text.lower() not in words["roles.title_words"]:
        out += ["state", "state"]
    elif len(run.words) == 1 and after[:1] and after[0] in ("presidency", "administration") and OF_COUNTRY.search(run.text):
        out.append("official")
    elif bare[-1:] == ["of"] and "ministry" in bare and bare[-2:-1] and bare[-2] in words["roles.title_words"]:
        out.append("state")  # "the Ministry of Defence of X"
    if len(run.words) <= 2 and after[:1] == ["'s"] and any(a in _OFFICIAL for a in after[1:3]):
        out.append("state")
    if (len(run.words) <= 2 and after[:1] and after[0] in _OFFICIAL and doc[run.last + 1].tag_ != "VBZ") or (
        len(run.words) == 1
        and after[:1]
        and ADJECTIVE.search(run.text)
        and doc[run.last + 1].text.istitle()
        and _is_title(doc[run.last + 1], words, any_case=True)
    ):
        out.append("official")
    if before[-1:] and (before[-1] in _WHERE or (before[-1] == "of" and before[-2:-1] and before[-2] in _PLACE_NOUNS)) and not run.definite:
        out.append("where")
    if (before[-2:] in (["capital", ","], ["the", "capital"])) or after[:3] == [",", "the", "capital"]:
        out.append("capital")
    if before[-1:] == ["in"] and _sits(doc, run.first):
        out.append("seat")
    if before[-1:] and before[-1] in ("breakaway", "self-declared", "self-proclaimed", "unrecognised", "unrecognized"):
        out.append("breakaway")
    return out


def _by_grammar(here: _Surroundings) -> list[str]:
    """What the name does in its clause, and what the parser takes it for."""
    doc, run, before, after, words = here.doc, here.run, here.before, here.after, here.words
    head = here.head
    out: list[str] = []
    if head.dep_ in ("nsubj", "nsubjpass") and head.head.pos_ in ("VERB", "AUX"):
        out.append("acts")
        if head.head.lemma_.lower() in words["speech.verbs"]:
            out.append("speaks")
    elif head.dep_ == "pobj" and head.head.dep_ == "agent":
        out.append("acts")
    elif before[-2:] == ["according", "to"]:
        out += ["acts", "speaks"]
    if before[-1:] == ["between"] and before[-2:-1] and before[-2] in _BETWEEN_PARTIES:
        out.append("acts")  # "the truce between Norvik and the front"
    if after[:2] == [",", "who"]:
        out += ["acts", "who"]
    if doc[run.last].tag_ in ("NNPS", "NNS"):
        out.append("plural")
    if any(t.ent_type_ == "PERSON" for t in doc[run.first : run.last + 1]):
        out.append("ner-person")
    elif doc[run.last].ent_type_ in ("GPE", "LOC", "FAC"):
        out.append("ner-place")
    elif doc[run.last].ent_type_ == "ORG":
        out.append("ner-org")
    return out


def _sits(doc: Doc, first: int) -> bool:
    """Whether a government, or a person's government, is said right before to be in the town named from `first` on."""
    for i in range(first - 2, max(first - 8, -1), -1):
        tok = doc[i]
        if tok.lower_ in _SEATED:
            named = i == first - 3 and doc[i + 1].tag_ in ("NN", "NNS")  # "a government negotiator in X"
            return i == first - 2 or named or doc[i + 1].lower_ == "of"
        if not (tok.text[:1].isupper() or tok.lower_ == "of" or i == first - 2):
            return False
    return False


def _is_title(tok: Token, words: Words, *, any_case: bool = False) -> bool:
    lemma = tok.lemma_.lower()
    if any_case:
        return lemma in words["roles.state_titles"] or tok.lower_ in words["roles.state_titles"]
    return (
        (lemma in words["roles.titles"] or lemma in ("brother", "sister", "founder", "son", "wife", "lawyer"))
        and tok.text.islower()
        and tok.tag_ in ("NN", "NNP", "JJ")
    )
