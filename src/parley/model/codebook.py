"""The closed lists: acts and topics, each with its definition, examples and PLOVER root and mode.

`ACTS` and `TOPICS` are the only spellings used anywhere; `CODEBOOK_VERSION` changes when a member does. Families group the acts that
a ledger compares with one another; every act is in exactly one.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from parley.model.codebook_acts import ACTS
from parley.model.codebook_records import Act, Topic
from parley.model.codebook_topics import TOPICS

__all__ = ["ACTS", "ACT_BY_NAME", "ACT_FAMILIES", "CODEBOOK_VERSION", "FAMILY_OF", "TOPICS", "TOPIC_BY_NAME", "Act", "Topic"]

CODEBOOK_VERSION = "1"

ACT_BY_NAME: Mapping[str, Act] = MappingProxyType({act.name: act for act in ACTS})

TOPIC_BY_NAME: Mapping[str, Topic] = MappingProxyType({topic.name: topic for topic in TOPICS})

ACT_FAMILIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "talks": ("meet", "resume_talks", "mediate", "visit", "appoint", "cooperate"),
        "halt": ("reject", "withdraw_offer", "suspend_talks", "deny", "end"),
        "give": ("offer", "promise", "agree", "accept", "extend", "confirm", "praise", "support"),
        "ask": ("demand", "urge", "warn", "accuse", "investigate"),
        "deliver": ("declare_ceasefire", "lift", "yield", "observe", "release", "exchange", "withdraw_forces", "aid"),
        "force": ("violate", "attack", "seize", "sanction", "detain", "restrict", "mobilize", "protest"),
    }
)
"""Family to acts. talks: contact; halt: a no, or a stop; give: an undertaking or a yes; ask: pressure by words; deliver: an
undertaking carried out; force: pressure by deeds."""

FAMILY_OF: Mapping[str, str] = MappingProxyType({act: family for family, acts in ACT_FAMILIES.items() for act in acts})
