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
    "government republic kingdom president army parliament state country nation emirate sultanate duchy principality "
    "police navy king queen capital cabinet junta regime crown throne federation opposition kings "
    "presidents governments rulers people".split()
)
_PORTFOLIOS = frozenset("ministry minister".split())
"""Before "of" and the name of a country, or of what they are in charge of ("the Ministry of Supply")."""
_CHARGES = frozenset("foreign defence defense interior justice home finance information prime health peace planning security".split())
"""Before a ministry or minister "of" a country: the charge is told already."""
_OFFICIAL = frozenset(
    "government president parliament army military authorities troops security capital officials navy police junta regime prime "
    "foreign defence defense interior justice embassy ministry minister premier king cabinet soldiers delegation side "
    "negotiators policemen patrol patrols warship warships crown throne monarchy opposition presidency rulers senate treasury "
    "convoy outpost garrison barracks commandos policeman soldier officers officer ambassador diplomats gunboat lawmakers envoy "
    "envoys".split()
)
_AT_WAR = frozenset("war fighting clash battle conflict hostility".split())
"""Nouns before "between" and the names of those who fight one another."""
_BETWEEN_PARTIES = _AT_WAR | frozenset("truce ceasefire talk negotiation agreement deal pact accord session meeting swap".split())
"""Nouns before "between" and the names of parties."""
_BEFORE_BODIES = frozenset("charity agency ngo company firm foundation bloc body grouping coalition".split())
"""Nouns that stand right before the name of a body ("the regional bloc X")."""
_SENT_BY = frozenset("envoy envoys ambassador ambassadors officials".split())
"""Who is sent by states, with "of" and a bare name behind."""
_COUNTRIES = frozenset("country nation republic kingdom emirate sultanate neighbour neighbor neighbours neighbors".split())
_OF_STATES = frozenset("relation border tension treaty".split())
"""Nouns before "between" and the names of states."""
_RAIDING = frozenset("kidnap abduct ambush raid behead".split())
"""What armed groups do and states hardly ever."""
_SEATED = frozenset("government junta authorities regime rulers cabinet administration coup".split())
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


_SIDES_OF = frozenset("north south east west centre center northeast northwest southeast southwest".split())
_DIRECTIONS = _SIDES_OF | frozenset(
    "northern southern eastern western central northeastern northwestern southeastern southwestern rebel-held".split()
)
_PARTS = frozenset("region province district valley highlands hills area".split())
"""Nouns of parts of a country, which have a name of their own before them ("the Zagra region of X")."""


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
    elif after[:1] == [","] and len(run.words) > 1 and not run.definite and _is_office(doc, run.last + 2, words):
        out.append("title")  # "NAME, a government negotiator in X"
    if before[-1:] and before[-1] in _BEFORE_BODIES and run.title is None:
        out.append("firm")
    return out


def _of_arms(here: _Surroundings) -> list[str]:
    """Words that say that the name fights."""
    doc, run, before, after, bare, leans = here.doc, here.run, here.before, here.after, here.bare, here.leans
    beside = here.words["groups.beside"]
    out: list[str] = []
    if bare[-1:] == ["of"] and bare[-2:-1] and (bare[-2] in beside or bare[-2] in ("commander", "commanders", "wing")):
        out.append("armed")
    elif (
        bare[-1:] == ["of"]
        and run.definite
        and any(t.lower_ in _IN_ARMS for t in doc[max(doc[run.first].sent.start, run.first - 7) : run.first - 3])
    ):
        out.append("armed")  # "rebel commander NAME of the X"
    if run.definite and bare[-1:] == [","] and _of_a_wing(doc, run):
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
    if _is_said_to_fight(here):
        out.append("armed")
    if run.definite and not leans and here.head.dep_ == "nsubj" and here.head.head.lemma_.lower() in _RAIDING:
        out.append("armed")
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
    if (
        bare[-1:] == ["of"]
        and bare[-2:-1]
        and bare[-2] in words["groups.ruling_heads"]
        and bare[-3:-2]
        and bare[-3] in words["groups.ruling_words"]
    ):
        out += ["state", "state"]  # "the transitional council of X"
    elif not run.definite and before[-1:] == ["of"] and before[-2:-1] and before[-2] in _SENT_BY:
        out.append("official")
    if not run.definite and (
        (before[-1:] == [","] and before[-2:-1] and before[-2] in _COUNTRIES)
        or (after[:1] == [","] and after[1:2] and after[1] in ("a", "the", "another") and set(after[2:4]) & _COUNTRIES)
    ):
        out += ["state", "state"]  # "the host country, X", "X, a neighbouring state"
    whose = bare[-2] if bare[-1:] == ["of"] and bare[-2:-1] else ""
    charged = whose in _PORTFOLIOS and (OF_COUNTRY.search(run.text) or set(bare[-3:-2]) & _CHARGES)
    if charged or (whose in _STATE_OF and run.text.lower() not in words["roles.title_words"]):
        out += ["state", "state"]
    elif len(run.words) == 1 and after[:1] and after[0] in ("presidency", "administration") and OF_COUNTRY.search(run.text):
        out.append("official")
    elif run.definite and len(run.words) == 1 and after[:1] == ["state"] and OF_COUNTRY.search(run.text):
        out.append("official")  # "the Vossian state"
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
    if (
        before[-2:] in (["capital", ","], ["the", "capital"])
        or after[:3] == [",", "the", "capital"]
        or (after[:2] == [",", "the"] and after[3:4] == ["capital"] and doc[run.last + 3].text[:1].isupper())
    ):
        out.append("capital")
    if len(run.words) == 1 and not run.definite and _is_land(doc, run):
        out.append("land")
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
    if (between := _between(head)) is not None and between.lemma_.lower() in _BETWEEN_PARTIES:
        out.append("acts")  # "the truce between Norvik and the front"
        if run.definite and between.lemma_.lower() in _AT_WAR:
            out.append("fought")
    elif between is not None and between.lemma_.lower() in _OF_STATES and not run.definite and len(run.words) == 1:
        out.append("state")  # "relations between A and B"
    if _is_paired(here):
        out.append("paired")
    if after[:2] == [",", "who"]:
        out += ["acts", "who"]
    if len(run.words) == 1 and not run.definite and head.dep_ == "nsubj" and _is_a_thing(head):
        out.append("thing")
    if doc[run.last].tag_ in ("NNPS", "NNS"):
        out.append("plural")
    if any(t.ent_type_ == "PERSON" for t in doc[run.first : run.last + 1]):
        out.append("ner-person")
    elif doc[run.last].ent_type_ in ("GPE", "LOC", "FAC"):
        out.append("ner-place")
    elif doc[run.last].ent_type_ == "ORG":
        out.append("ner-org")
    return out


def _between(head: Token) -> Token | None:
    """The noun before "between" of two of which a name is one; None where it is none."""
    first = head.head if head.dep_ == "conj" else head
    if first.dep_ == "pobj" and first.head.lower_ == "between":
        return first.head.head
    return None


def _is_said_to_fight(here: _Surroundings) -> bool:
    """Whether the sentence says that the name is one of fighters ("the League and the Battalion are rebel groups")."""
    top = here.head
    while top.dep_ == "conj":
        top = top.head
    if top.dep_ != "nsubj" or top.head.lemma_ != "be":
        return False
    attrs = [c for c in top.head.children if c.dep_ == "attr"]
    attrs += [o for c in attrs if c.lower_ in ("one", "part") for p in c.children if p.lower_ == "of" for o in p.children]
    beside = here.words["groups.beside"]
    return any(c.lower_ in beside or any(g.lower_ in _IN_ARMS or g.lower_ == "armed" for g in c.children) for c in attrs)


def _of_a_wing(doc: Doc, run: Run) -> bool:
    """Whether a name is told behind "the armed wing of the Party, "."""
    lead = [t.lower_ for t in doc[max(doc[run.first].sent.start, run.first - 9) : run.first]]
    return "wing" in lead and "armed" in lead and lead.index("armed") < lead.index("wing")


def _is_a_thing(head: Token) -> bool:
    """Whether a bare name that acts is spoken of as "it": a state or a body, no person ("Arrend said it stood by ...", "Sabine must pull
    back its guns")."""
    verb = head.head
    for c in verb.children:
        if c.dep_ == "ccomp" and any(s.lower_ == "it" and s.dep_ == "nsubj" for s in c.children) and not _is_weather(c):
            return True
        if c.dep_ in ("dobj", "dative") and c.i > verb.i and any(g.lower_ == "its" for g in c.children):
            return True
    return False


def _is_weather(clause: Token) -> bool:
    """Whether "it" before a verb means nobody ("said it was clear that ...")."""
    return clause.lemma_ == "be" and any(
        c.dep_ in ("acomp", "attr") and any(g.dep_ in ("ccomp", "xcomp") for g in c.children) for c in clause.children
    )


def _is_paired(here: _Surroundings) -> bool:
    """Whether a bare name of one word stands beside a body's as its like ("called on Azmar and the Northern Party to stop")."""
    doc, run = here.doc, here.run
    if run.definite or run.title is not None or len(run.words) > 1 or here.after[:2] != ["and", "the"]:
        return False
    if here.head.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj") or any(t.ent_type_ == "PERSON" for t in doc[run.first : run.last + 1]):
        return False
    if here.head.dep_ == "pobj" and here.head.head.lower_ not in ("on", "between", "with", "by"):
        return False
    bodies = here.words["groups.armed_words"] | here.words["groups.body_words"]
    return any(t.text[:1].isupper() and t.lower_ in bodies for t in doc[run.last + 3 : run.last + 8])


def _is_land(doc: Doc, run: Run) -> bool:
    """Whether the words before a name tell of a part of it, and none behind it says that it is a part itself ("northern Cassadia", "the
    Zagra region of Morvana", "the east of Somirland")."""
    if run.last + 1 < len(doc) and doc[run.last + 1].lower_ in _PLACE_NOUNS:
        return False
    if run.first > 0 and doc[run.first - 1].lower_ in _DIRECTIONS:
        return doc[run.first - 1].lower_ not in _SIDES_OF and doc[run.first - 1].text.islower()
    if run.first < 3 or doc[run.first - 1].lower_ != "of":
        return False
    part, lead = doc[run.first - 2], doc[run.first - 3]
    return (part.lower_ in _SIDES_OF and lead.lower_ == "the") or (part.lower_ in _PARTS and lead.text[:1].isupper())


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


def _is_office(doc: Doc, at: int, words: Words) -> bool:
    """Whether an apposition with an article, from `at` on, is a person's office."""
    if at >= len(doc) or doc[at].lower_ not in ("a", "an", "the"):
        return False
    for tok in doc[at + 1 : at + 5]:
        if tok.pos_ not in ("NOUN", "ADJ", "PROPN") and tok.text != "-":
            return False
        ends = tok.i + 1 >= len(doc) or doc[tok.i + 1].pos_ not in ("NOUN", "PROPN")
        if tok.pos_ == "NOUN" and ends:
            return tok.tag_ == "NN" and _is_title(tok, words)
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
