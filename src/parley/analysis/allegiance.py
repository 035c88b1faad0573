"""For whom the persons of a report act: by their titles, appositions and relative clauses, by what they lead, and by what is known of them.

Clues are weighed over all places where a person is named; the strongest wins, so that a role told late holds from the start.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.cast import Cast, Named
from parley.analysis.names import FormKind
from parley.analysis.owners import Owners
from parley.analysis.roleclues import BARE, HINT, HOME, KNOWN, LED, NAMED, Clue, own_words, role_text
from parley.analysis.sentences import Paragraph
from parley.analysis.words import Words
from parley.model.records import ActorKind

FAR = 14
"""Tokens to either side of a person's name in which a title and a party belong to it."""

_MEDIATES = frozenset("mediator facilitator host go-between intermediary broker mediation".split())
"""Words of a role by which "the mediators" of the report are known; an envoy may be anybody's."""

_SENT_TO = frozenset("envoy ambassador coordinator representative rapporteur commissioner adviser advisor".split())
"""Titles behind which "for" and "to" name where the person is sent, not who sends."""


_SENDING = frozenset("send appoint name dispatch nominate lead head employ designate".split())
"""Participles behind which "by" names for whom a person acts; behind others it names who did something to him."""

_REBELS = frozenset("rebel insurgent guerrilla separatist".split())
_OPPOSITION = "opposition"


class Allegiance(Owners):
    """Settles the parties of all persons in a cast."""

    def __init__(self, paragraphs: Sequence[Paragraph], cast: Cast, words: Words) -> None:
        super().__init__(paragraphs, cast, words)

    def settle(self) -> None:
        """Fills `party_of`, `roles` and `mediators` of the cast."""
        clues: dict[str, list[Clue]] = {}
        mediating: list[str] = []
        for n in self.cast.named:
            if self.cast.is_person(n.actor):
                clues.setdefault(n.actor, []).extend(self._clues(n))
        for actor, found in clues.items():
            known = self.cast.actors[actor].parent
            role = next((c.role for c in sorted(found, key=lambda c: -c.strength) if c.role), None)
            mediates = role is not None and any(w.strip("-,").lower() in _MEDIATES for w in role.split())
            if known and not (mediates and known in self.cast.actors and self.cast.actors[known].kind is ActorKind.ARMED_GROUP):
                found.append(Clue(KNOWN, known, "known to act for it"))
            best = max(found, key=lambda c: c.strength, default=None)
            if best is not None and best.strength:
                self.cast.party_of[actor] = (best.party, best.why)
            elif actor in self.cast.party_of:
                del self.cast.party_of[actor]
            if role:
                self.cast.roles[actor] = role
            if mediates:
                mediating.append(self.cast.party(actor) or actor)
        self.cast.mediators = tuple(dict.fromkeys(m for m in mediating if m not in self.cast.main))

    # one place ---------------------------------------------------------------------------------------------

    def _clues(self, n: Named) -> list[Clue]:
        out = []
        fore, behind = self._fore(n), self._behind(n)
        for side, toks in (("before", fore), ("behind", behind)):
            clue = self._by_role(n, toks, side)
            if clue is not None:
                out.append(clue)
        out += self._bound(n, behind) + self._leads(n) + self._hints(n) + self._known_as(n)
        if not any(c.strength for c in out):
            out += self._introduced_before(n)
        return out

    def _fore(self, n: Named) -> list[Token]:
        """The words of a title before a name, also over one comma ("its secretary, NAME", "the host, Foreign Minister NAME")."""
        doc = self.paragraphs[n.paragraph].doc
        sent = doc[n.first].sent.start
        out: list[Token] = []
        commas = 0
        for i in range(n.first - 1, max(sent - 1, n.first - 1 - FAR), -1):
            tok = doc[i]
            if tok.text == ",":
                commas += 1
                if (
                    commas > 1
                    or any(t.pos_ == "ADP" for t in out)
                    or not (i > sent and (doc[i - 1].pos_ in ("NOUN", "PROPN") or self._titled(doc[i - 1])))
                ):
                    break
                continue
            if (tok.is_punct and tok.text not in ("-", "'")) or (tok.pos_ in ("VERB", "AUX", "SCONJ") and tok.lower_ != "designated"):
                break
            if (tok.pos_ == "ADP" and tok.lower_ not in ("of", "for", "to", "in", "on", "at")) or tok.lower_ in (
                "when",
                "while",
                "between",
                "and",
                "who",
            ):
                break
            if i in self.cast.at[n.paragraph] and self.cast.is_person(self.cast.at[n.paragraph][i].actor) and commas:
                break
            out.insert(0, tok)
        if commas:
            cut = max(i for i in range(n.first) if doc[i].text == "," and (not out or i >= out[0].i - 1) and i < n.first)
            behind = [t for t in out if t.i > cut]
            if not any(self._titled(t) for t in out if t.i < cut):
                return behind if any(self._titled(t) for t in behind) else []
        return out

    def _behind(self, n: Named) -> list[Token]:
        """The apposition behind a name, to its closing comma."""
        doc = self.paragraphs[n.paragraph].doc
        if n.last + 1 >= len(doc) or doc[n.last + 1].text not in (",", "(", "-"):
            return []
        out: list[Token] = []
        at = self.cast.at[n.paragraph]
        for tok in doc[n.last + 2 : n.last + 2 + FAR]:
            if tok.text == "," and out and out[0].lower_ == "the" and (m := at.get(tok.i + 1)) is not None and self.cast.is_person(m.actor):
                return []  # the title of the person named next
            if (
                tok.tag_ in ("VBD", "VBZ", "VBP", "MD")
                or tok.text in (",", ")", ".", ";")
                or tok.lower_ in ("who", "whom", "whose", "and")
                or tok.is_sent_start
            ):
                break
            out.append(tok)
        return out

    def _titled(self, tok: Token) -> bool:
        return (
            tok.lemma_.lower() in self.words["roles.titles"]
            or tok.lower_ in self.words["roles.titles"]
            or tok.lemma_.lower() in self.words["roles.mediators"]
        )

    def _by_role(self, n: Named, toks: Sequence[Token], side: str) -> Clue | None:
        heads = [t for t in toks if self._titled(t)]
        if not heads:
            return None
        toks = own_words(toks, heads[0])
        role = role_text(toks)
        lemmas = {t.lemma_.lower() for t in toks} | {t.lower_ for t in toks}
        if any(t.lower_.strip("-") in self.words["roles.former"] for t in toks):
            return Clue(NAMED + 1, None, f"former office named {side} the name", role)
        parties = self._parties(n, toks)
        if all(
            h.lemma_.lower() in self.words["roles.private"] | self.words["roles.mediators"] - {"envoy"} for h in heads
        ):  # "the Swiss professor NAME" does not act for Switzerland
            parties = [m for m in parties if self.cast.actors[m.actor].kind is not ActorKind.STATE]
        groups = [m for m in parties if self.cast.actors[m.actor].kind not in (ActorKind.STATE, ActorKind.GOVERNMENT)]
        if _OPPOSITION in lemmas and not groups:  # "the Karsan opposition leader": for no government
            return Clue(BARE, self.cast.described.get(_OPPOSITION), f"a role in the opposition {side} the name", role)
        if groups and lemmas & self.words["party.armed"]:  # "leader of the Mozambican rebel movement Renamo"
            parties = groups
        elif self.cast.armed and any(
            t.lemma_.lower() in _REBELS and 0 < heads[0].i - t.i <= 2 for t in toks
        ):  # "South Sudan's rebel leader": for no state
            parties = []
        if parties:
            chosen = min(parties, key=lambda m: (abs(m.first - heads[-1].i), m.first))
            return Clue(NAMED, chosen.actor, f"role and party named {side} the name", role)
        at = self.cast.at[n.paragraph]
        people = [at[t.i].actor for t in toks if t.i in at and self.cast.is_person(at[t.i].actor) and at[t.i].actor != n.actor]
        if people and people[0] in self.cast.party_of:
            return Clue(BARE, self.cast.party_of[people[0]][0], f"role for a person named {side} the name", role)
        return self._by_bare_words(n, toks, lemmas, side, role)

    def _by_bare_words(self, n: Named, toks: Sequence[Token], lemmas: set[str], side: str, role: str | None) -> Clue:
        cast = self.cast
        if lemmas & (self.words["roles.armed_titles"] | self.words["party.armed"]) and cast.armed:
            return Clue(BARE, self._armed_before(n), f"a rebel's role named {side} the name", role)
        if lemmas & self.words["roles.mediators"]:
            host = self._host() if "host" in lemmas else None
            return Clue(BARE if host else 0, host, "hosts the talks", role)
        if lemmas & {"its", "their", "whose"} and (owner := self._owner(n, toks)):
            return Clue(BARE, owner, f"role named {side} the name, for the body named before", role)
        bodies = {
            a
            for a in {m.actor for m in cast.named}
            if cast.is_party(a) and cast.actors[a].name.split()[-1].lower() in lemmas & self.words["groups.body_words"]
        }
        if len(bodies) == 1:
            return Clue(BARE, bodies.pop(), f"the body named by its noun {side} the name", role)
        if cast.domestic and lemmas & {"government", "army", "military", "police", "navy", "parliament", "ministry"}:
            return Clue(BARE, cast.domestic, f"a state's role {side} the name, and no other state named", role)
        if cast.domestic and lemmas & self.words["roles.state_titles"] and not lemmas & {"his", "her"}:
            return Clue(HOME, cast.domestic, f"a state's title {side} the name, and no other state named", role)
        if lemmas & {"commander", "comandante"} and cast.armed:
            return Clue(HINT, self._armed_before(n), "a commander, and no army named", role)
        return Clue(0, None, "", role)

    def _parties(self, n: Named, toks: Sequence[Token]) -> list[Named]:
        """The parties named among these words, without towns and countries that only say where."""
        at = self.cast.at[n.paragraph]
        out: list[Named] = []
        for tok in toks:
            named = at.get(tok.i)
            if named is None or named.last != tok.i or not self.cast.is_party(named.actor):
                continue
            doc = self.paragraphs[n.paragraph].doc
            lead = doc[named.first - 1] if named.first else None
            if lead is not None and lead.lower_ == "the" and named.first > 1:
                lead = doc[named.first - 2]
            if lead is not None and lead.lower_ in ("for", "to") and out and any(t.lemma_.lower() in _SENT_TO for t in toks):
                continue
            if (
                lead is not None
                and lead.lower_ == "by"
                and named.first > 1
                and doc[lead.i - 1].tag_ == "VBN"
                and doc[lead.i - 1].lemma_ not in _SENDING
            ):
                continue  # "the president installed by X"
            if lead is not None and lead.lower_ in ("in", "at", "near", "to") and self.cast.actors[named.actor].kind is ActorKind.STATE:
                continue
            out.append(named)
        return out

    def _known_as(self, n: Named) -> list[Clue]:
        """ "The commander of the X, a man known as NAME": the party of the one who bears the name."""
        doc = self.paragraphs[n.paragraph].doc
        at = n.first - 1
        while at > 0 and (self._titled(doc[at]) or doc[at].lower_ in ("only", "the")):
            at -= 1
        if at < 2 or doc[at].lower_ != "as" or doc[at - 1].lower_ not in ("known", "identified"):
            if at < 1 or doc[at].lower_ not in ("called", "named", "nicknamed"):
                return []
            at += 1
        bearer = doc[at - 1].head
        while bearer.dep_ in ("acl", "relcl", "appos", "advcl") and bearer.head != bearer:
            bearer = bearer.head
        words = [t for t in bearer.subtree if t.i < at - 1]
        if not any(self._titled(t) for t in words):
            return []
        parties = self._parties(n, words)
        return [Clue(NAMED, parties[0].actor, "the party of the one who is known by the name")] if parties else []

    def _bound(self, n: Named, behind: Sequence[Token]) -> list[Clue]:
        """ "NAME, for the X," and "NAME of the X"."""
        doc = self.paragraphs[n.paragraph].doc
        if behind and behind[0].lower_ in ("for", "of", "from", "representing"):
            found = self._side(n, behind[:7])
            return [Clue(LED, found, "the party named behind the name")] if found else []
        nxt = doc[n.last + 1] if n.last + 1 < len(doc) else None
        if nxt is not None and nxt.lower_ == "for":
            named = next((m for t in doc[n.last + 2 : n.last + 4] if (m := self.cast.at[n.paragraph].get(t.i)) is not None), None)
            if named is not None and self.cast.is_party(named.actor) and self.cast.actors[named.actor].kind is not ActorKind.STATE:
                return [Clue(LED, named.actor, "the party named behind the name")]
        if nxt is not None and nxt.lower_ == "of":
            parties = self._parties(n, list(doc[n.last + 1 : n.last + 10]))
            return [Clue(NAMED, parties[0].actor, "the party named behind the name")] if parties else []
        return []

    def _leads(self, n: Named) -> list[Clue]:
        """ "NAME, who leads the X team" and "NAME commands the X"."""
        doc = self.paragraphs[n.paragraph].doc
        tail = doc[n.last + 1 : n.last + FAR]
        words = [t.lower_ for t in tail]
        verb: Token | None = None
        lead = self.cast.at[n.paragraph].get(n.first - 2)
        if n.first > 1 and doc[n.first - 1].text == "'s" and lead is not None and self.cast.is_party(lead.actor):
            return [Clue(LED, lead.actor, "named as one of its own")]  # "the FDA's NAME"
        own = self.cast.at[n.paragraph].get(n.last + 2)
        if (
            words[:1] == ["'s"]
            and own is not None
            and self.cast.is_party(own.actor)
            and own.kind is FormKind.NAME
            and self.cast.actors[own.actor].kind is not ActorKind.STATE
        ):
            return [Clue(LED, own.actor, "whose it is called")]
        if words[:2] == [",", "who"]:
            verb = next((t for t in tail[2:5] if t.pos_ == "VERB"), None)
        elif doc[n.last].dep_ == "nsubj" or doc[n.first].dep_ == "nsubj":
            subject = doc[n.last] if doc[n.last].dep_ == "nsubj" else doc[n.first]
            verb = subject.head if subject.head.lemma_.lower() in ("lead", "head", "command", "chair", "represent", "found") else None
        head = doc[n.first : n.last + 1].root
        if (
            verb is None
            and head.dep_ == "pobj"
            and head.head.dep_ == "agent"
            and head.head.head.lemma_.lower() in self.words["roles.leading"]
        ):
            led = [t for c in syntax.children(head.head.head, "nsubjpass") for t in c.subtree]
            found = self._side(n, led)
            return [Clue(LED, found, "it is led by the person")] if found else []
        if verb is None or verb.lemma_.lower() not in self.words["roles.leading"]:
            return []
        inside = []
        for tok in doc[verb.i + 1 : verb.i + 10]:
            if tok.text in (",", ".", ";") or tok.tag_ in ("VBD", "VBZ", "VBP"):
                break
            inside.append(tok)
        found = self._side(n, inside)
        return [Clue(LED, found, "who leads or speaks for it", role_text([verb, *inside]))] if found else []

    def _side(self, n: Named, toks: Sequence[Token]) -> str | None:
        """The party that these words name, or the government's, the army's or the rebels' side."""
        parties = self._parties(n, toks)
        if parties:
            return parties[0].actor
        lemmas = {t.lemma_.lower() for t in toks}
        if lemmas & self.words["party.armed"] and self.cast.armed:
            return self._armed_before(n)
        if lemmas & {"government", "army", "military", "state", "police", "navy"} and self.cast.domestic:
            return self.cast.domestic
        if lemmas & {"its", "their"}:
            return self._owner(n, toks)
        return None

    def _hints(self, n: Named) -> list[Clue]:
        """ "NAME said her fighters ...": what is a person's own tells the side."""
        doc, at = self.paragraphs[n.paragraph].doc, self.cast.at[n.paragraph]
        end = doc[n.last].sent.end
        if end < len(doc) and doc[end].lower_ in ("his", "her"):
            end = doc[end].sent.end
        for tok in doc[n.last + 1 : end]:
            if tok.i in at and self.cast.is_person(at[tok.i].actor) and at[tok.i].actor != n.actor:
                break
            if tok.lower_ not in ("his", "her") or tok.dep_ != "poss":
                continue
            named = at.get(tok.i + 1)
            if named is not None and self.cast.is_party(named.actor) and named.kind is FormKind.NAME:
                return [Clue(LED, named.actor, f"{tok.text} {self.cast.actors[named.actor].name}")]
            lemma = tok.head.lemma_.lower()
            if lemma in ("fighter", "movement", "rebel", "guerrilla", "militant") and self.cast.armed:
                return [Clue(HINT, self._armed_before(n), f"{tok.text} {tok.head.text} are of its side")]
            if lemma in ("soldier", "army", "government", "cabinet", "ministry") and self.cast.domestic:
                return [Clue(HINT, self.cast.domestic, f"{tok.text} {tok.head.text} are of its side")]
        return []

    def _introduced_before(self, n: Named) -> list[Clue]:
        """A person named only as the one who speaks, right behind "a spokesman for X said": the same person, told in two steps."""
        doc, at = self.paragraphs[n.paragraph].doc, self.cast.at[n.paragraph]
        if doc[n.last].dep_ not in ("nsubj", "ROOT", "appos") or doc[n.last].head.lemma_.lower() not in self.words["speech.verbs"]:
            return []
        sents = [
            list(s)
            for p in (n.paragraph - 1, n.paragraph)
            if p >= 0
            for s in self.paragraphs[p].doc.sents
            if p < n.paragraph or s.end <= doc[n.first].sent.start
        ]
        for sent in reversed(sents[-2:]):
            for tok in sent:
                if tok.dep_ != "nsubj" or tok.lemma_.lower() not in (
                    "spokesman",
                    "spokeswoman",
                    "spokesperson",
                    "official",
                    "minister",
                    "envoy",
                    "negotiator",
                ):
                    continue
                if any(t.dep_ == "poss" and t.lower_ in ("its", "their") for t in tok.children) and (body := self._owner(n, [tok])):
                    return [Clue(BARE, body, "the speaker introduced by role just before", tok.text)]
                where = at if tok.doc is doc else self.cast.at[n.paragraph - 1]
                for t in tok.subtree:
                    if t.i in where and (party := self.cast.party(where[t.i].actor)) and not self.cast.is_person(party):
                        return [Clue(BARE, party, "the speaker introduced by role just before", tok.text)]
        return []
