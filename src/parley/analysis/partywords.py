"""Nouns for those who act for a party, by what the words beside them say of whose they are. Facts of English; `parties` reads them.

Holds no rule, and no name of anybody.
"""

from __future__ import annotations

AGAINST_STATES = frozenset("rebel insurgent guerrilla separatist militant gunman".split())
"""Who never acts for the state whose adjective stands before the word ("South Sudanese rebels")."""

SEATED = frozenset("government junta authority authorities regime cabinet administration".split())
"""Before "in" and the name of a state or its capital: the government that sits there."""
OF_WHERE_THEY_ARE = frozenset("police authority lawmaker".split())
"""Those who act for the country in which they are ("police in the country")."""

SENT = frozenset("envoy ambassador source official delegation delegate representative negotiator".split())
"""Who may act for those named behind "from", "at" or "by"."""
COME_FROM = frozenset(
    "mediator observer monitor peacekeeper rebel fighter guerrilla militant insurgent soldier troop commander leader member spokesman "
    "spokeswoman team force militiaman gunman minister general chief officer senator lawmaker expert inspector warplane jet".split()
)
"""Who may act for those named behind "from"."""

WINGS = frozenset("wing branch arm faction splinter unit".split())
CALLED = WINGS | frozenset(
    "country state neighbour neighbor nation kingdom republic opposition bloc charity agency union host mediator".split()
)
"""Nouns behind which a party may be named in apposition."""

RANKS = frozenset("officer colonel general lieutenant captain ministry".split())
SPOKEN_FOR = frozenset("leadership delegation delegate spokesman spokeswoman spokesperson".split())
"""Who speaks for a side without its name."""
OWNERS = ("of", "for", "from", "in", "within", "inside", "at", "to", "by")
