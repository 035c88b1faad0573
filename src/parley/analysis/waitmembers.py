"""What one wait waits for, one by one: what is coordinated, singled out or set beside the words it names.

Pure questions to a parse.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.waitparts import Wait

_SINGLED_OUT = frozenset("especially notably particularly namely".split())
FAR = 12
"""Words behind a noun in which one of its kind may be singled out ("guarantees from the rebels, especially new talks")."""


def members_of(wait: Wait) -> Iterator[Token]:
    """What is waited for, one by one: also what is set beside it ("guarantees, especially new talks", "steps including a truce")."""
    for head in wait.heads:
        yield head
        if head.pos_ == "NOUN":
            yield from (c for c in syntax.children(head, "appos") if c.pos_ == "NOUN" and c.ent_type_ == "")
            yield from syntax.prep_objects(head, "including")
            near = head.doc[head.i + 1 : min(head.i + FAR, head.sent.end)]
            yield from (
                t for t in near if t.pos_ in ("NOUN", "VERB") and any(c.lower_ in _SINGLED_OUT for c in syntax.children(t, "advmod"))
            )
