"""Which attribution stands in the words of which."""

from __future__ import annotations

from parley.export.annotations import nesting
from parley.model.records import Attribution


def test_the_narrowest_that_holds_the_cue() -> None:
    outer = Attribution(source=(0, 5), cue=(6, 10), content=((11, 60),), direct=False)
    middle = Attribution(source=(11, 15), cue=(16, 20), content=((21, 60),), direct=False)
    inner = Attribution(source=(21, 25), cue=(26, 30), content=((31, 60),), direct=False)
    apart = Attribution(source=None, cue=None, content=((70, 80),), direct=True)
    assert nesting((outer, middle, inner, apart)) == (None, 0, 1, None)
