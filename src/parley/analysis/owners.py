"""Whose a thing is where the words say only "its" or "the rebels'": bodies named before, in reading order.

Used while the cast is still being filled, so by names alone; whom full phrases mean is told by `parties`.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.cast import Cast, Named, head_of
from parley.analysis.names import FormKind
from parley.analysis.sentences import Paragraph
from parley.analysis.words import Words
from parley.model.records import ActorKind

GROUP_ROLES = frozenset("leader commander founder secretary chairman chairwoman fighter guerrilla rebel militant".split())
"""Of whom one says "its": groups and bodies, hardly ever states."""


class Owners:
    """Looks back over the names of a cast."""

    def __init__(self, paragraphs: Sequence[Paragraph], cast: Cast, words: Words) -> None:
        self.paragraphs = paragraphs
        self.cast = cast
        self.words = words

    def _owner(self, n: Named, toks: Sequence[Token]) -> str | None:
        """The body that "its" or "their" before a role means: what was named before in the sentence, else the subject of the one before."""
        doc = self.paragraphs[n.paragraph].doc
        here = min((t.i for t in toks if t.lower_ in ("its", "their", "whose")), default=n.first)
        here = here if toks and toks[0].doc is doc else n.first
        quoted = quoted_tokens(self.paragraphs[n.paragraph])
        sent = doc[n.first].sent
        group = bool({t.lemma_.lower() for t in toks} & GROUP_ROLES) and bool(self.cast.armed)
        inside = [
            m for m in self._owners(n.paragraph, group) if sent.start <= m.first < here and m.first not in quoted and self._is_body(m)
        ]
        subjects = [m for m in inside if syntax.is_subject(head_of(doc, m))]
        if inside:
            return (subjects or inside)[-1].actor
        for q in (n.paragraph, n.paragraph - 1, n.paragraph - 2):
            if q < 0:
                break
            par = self.paragraphs[q]
            earlier = [s for s in par.doc.sents if q < n.paragraph or s.end <= sent.start]
            for s in reversed(earlier):
                hidden = quoted_tokens(par)
                bodies = [m for m in self._owners(q, group) if s.start <= m.first < s.end and self._is_body(m) and m.first not in hidden]
                subjects = [m for m in bodies if syntax.is_subject(head_of(par.doc, m))]
                if bodies:
                    return (subjects[:1] or bodies[-1:])[0].actor
                role = next((t for t in s if syntax.is_subject(t) and t.lemma_.lower() in self.words["party.armed"]), None)
                if role is not None and self.cast.armed:
                    return self.cast.armed[0]
        return None

    def _owners(self, p: int, group: bool) -> list[Named]:
        """The names in a paragraph that may own what "its" tells; for a leader's or a fighter's, only those of groups."""
        return [m for m in self.cast.named_in(p) if not group or self.cast.actors[m.actor].kind is not ActorKind.STATE]

    def _is_body(self, m: Named) -> bool:
        if not self.cast.is_party(m.actor) or m.kind in (FormKind.ADJECTIVE, FormKind.PEOPLE, FormKind.CAPITAL):
            return False
        doc = self.paragraphs[m.paragraph].doc
        head = head_of(doc, m)
        return not (
            head.dep_ == "pobj" and head.head.lower_ in ("in", "at", "near", "to") and self.cast.actors[m.actor].kind is ActorKind.STATE
        )

    def _armed_before(self, n: Named) -> str:
        """The armed group named last before a person in the same paragraph or the one before, else the report's first."""
        near = (*self.cast.named_in(n.paragraph - 1), *self.cast.named_in(n.paragraph))
        for m in reversed([m for m in near if (m.paragraph, m.first) < (n.paragraph, n.first)]):
            if self.cast.actors[m.actor].kind is ActorKind.ARMED_GROUP:
                return m.actor
        return self.cast.armed[0]

    def _host(self) -> str | None:
        """The one foreign state of the report, where there is but one."""
        named = [
            n.actor
            for n in self.cast.named
            if self.cast.actors[n.actor].kind is ActorKind.STATE and n.actor not in (self.cast.domestic, *self.cast.main)
        ]
        foreign = {a for a in named if self.cast.stands_for.get(a, a) != self.cast.domestic}
        return next(iter(foreign)) if len(foreign) == 1 else None


def quoted_tokens(par: Paragraph) -> set[int]:
    """The tokens of a paragraph that stand in quotation marks."""
    out: set[int] = set()
    inside = False
    for tok in par.doc:
        if '"' in tok.text:
            inside = not inside
        elif inside:
            out.add(tok.i)
    return out
