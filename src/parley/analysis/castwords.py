"""Words of names by which `casting` tells armed groups, civil bodies, regions and reports on a war. Facts of English.

Holds no rule, and no name of anybody.
"""

from __future__ import annotations

CIVIL = frozenset(
    "radio news television mechanism mission commission committee team authority court agency church bank university parliament "
    "verification nations programme program fund hospital school institute centre center company corporation union conference".split()
)
"""Words of names that no armed group bears."""

MILITANT = frozenset(
    "movement front army brigade brigades force forces guard guards group militia liberation resistance defence defense rangers "
    "riders".split()
)
"""Words of names that a group at war bears, so that it may be taken for one where it is named but once."""

UNIONS = frozenset(("union", "association", "syndicate"))
COMMON = frozenset(("elder", "chief", "tribesman", "villager", "trader", "lawmaker"))
"""Nouns of bodies that are named in small letters, by whose they are."""

LANDFORMS = frozenset(
    "plateau road coast march forest forests marsh marshes basin delta desert plain plains steppe gulf sound lakes heights peninsula "
    "valley valleys hills mountains highlands lowlands islands isles jungle swamp river rivers uplands interior border".split()
)
"""Last words of names of regions."""

WAR = frozenset(
    "rebel insurgent guerrilla rebellion insurgency uprising fighter separatist gunman militant independence ceasefire truce "
    "amnesty war hostilities fighting captive hostage disarm attack attacker soldier army".split()
)
"""Words of a report on a war: where one stands and no armed group is found by its name, the body named most is taken for one."""
