"""Words that tell an act where no frame does: the nouns and verbs of conditions ("until the guns fall silent", "in exchange for pardons").

Facts of English and conventions of the codebook; no conflict's names.
"""

TYPICAL_ACT = {
    "prisoners": "release",
    "hostages": "release",
    "withdrawal": "withdraw_forces",
    "sanctions": "lift",
    "ceasefire": "declare_ceasefire",
    "violence": "observe",
    "talks": "meet",
    "agreement": "agree",
    "humanitarian": "aid",
    "disarmament": "release",
    "elections": "promise",
    "recognition": "promise",
    "power_sharing": "agree",
    "constitution": "agree",
    "security_guarantees": "promise",
    "counter_terrorism": "promise",
    "monitoring": "accept",
    "refugees": "aid",
    "justice": "promise",
    "territory": "withdraw_forces",
    "economy": "promise",
}
"""The act that a bare noun in a condition most often means ("in exchange for prisoners": their release)."""

ACTS_OF_NOUNS = {
    "release": "release",
    "freeing": "release",
    "freedom": "release",
    "withdrawal": "withdraw_forces",
    "pullout": "withdraw_forces",
    "pullback": "withdraw_forces",
    "departure": "withdraw_forces",
    "retreat": "withdraw_forces",
    "ceasefire": "declare_ceasefire",
    "truce": "declare_ceasefire",
    "resumption": "resume_talks",
    "relaunch": "resume_talks",
    "relaunching": "resume_talks",
    "lifting": "lift",
    "removal": "lift",
    "easing": "lift",
    "signing": "agree",
    "signature": "agree",
    "agreement": "agree",
    "deal": "agree",
    "accord": "agree",
    "guarantee": "promise",
    "assurance": "promise",
    "promise": "promise",
    "pledge": "promise",
    "meeting": "meet",
    "talk": "meet",
    "negotiation": "meet",
    "attack": "attack",
    "raid": "attack",
    "shelling": "attack",
    "bombardment": "attack",
    "airstrike": "attack",
    "massacre": "attack",
    "bombing": "attack",
    "ambush": "attack",
    "assault": "attack",
    "strike": "attack",
    "offensive": "attack",
    "killing": "attack",
    "assassination": "attack",
    "exchange": "exchange",
    "swap": "exchange",
    "extension": "extend",
    "prolongation": "extend",
    "amnesty": "promise",
    "pardon": "release",
    "reduction": "observe",
    "end": "observe",
    "halt": "observe",
    "cessation": "observe",
    "recognition": "promise",
    "disarmament": "release",
    "surrender": "release",
    "election": "promise",
    "return": "promise",
    "suspension": "lift",
    "violation": "violate",
    "breach": "violate",
    "refusal": "reject",
    "rejection": "reject",
    "statement": "accuse",
    "kidnapping": "detain",
    "abduction": "detain",
    "capture": "detain",
    "arrest": "detain",
    "verification": "confirm",
}
ATTENDING = frozenset("attendance participation".split())
"""Nouns of those who come to talks, where nothing tells to what."""
WEIGHING = frozenset("consider discuss contemplate envisage weigh examine review".split())
"""Verbs that take an act as their object and soften it ("would consider an end to the raids")."""
LET_GO = frozenset("release free liberate pardon".split())
CLOSING = frozenset("sign conclude close finalise finalize settle reach seal ratify complete".split())
ENDING = frozenset("end stop halt cease reduce suspend refrain ground fall subside curb calm decrease drop diminish decline".split())
QUIET = frozenset("stay remain keep fall hold".split())
QUIET_AT = frozenset("ground barracks barrack base bases camps silent quiet calm".split())
SHUTTING_IN = frozenset("confine restrict pull".split())
"""Verbs of forces that are kept in their barracks."""
FAILING = frozenset("fail collapse break founder falter stall".split())
"""Verbs of talks that come to nothing."""
LAPSING = frozenset("lapse expire collapse end break".split())
LEAVING = frozenset("leave go withdraw pull depart quit vacate move".split())
ADVANCING = frozenset("cross enter advance open fire march break violate breach attack shell bomb".split())
LIFTING = frozenset("lift remove ease drop delete withdraw suspend revoke cancel waive delist unfreeze reopen".split())
ACTS_OF_VERBS = {
    "agree": "agree",
    "object": "reject",
    "refuse": "reject",
    "reject": "reject",
    "decline": "reject",
    "accept": "accept",
    "arrest": "detain",
    "extend": "extend",
    "prolong": "extend",
    "postpone": "extend",
    "adjourn": "extend",
    "confirm": "confirm",
    "verify": "confirm",
    "count": "release",
    "disarm": "release",
    "disband": "end",
    "surrender": "release",
    "promise": "promise",
    "pledge": "promise",
    "guarantee": "promise",
    "assure": "promise",
    "recognise": "promise",
    "recognize": "promise",
    "resume": "resume_talks",
    "restart": "resume_talks",
    "meet": "meet",
    "negotiate": "meet",
    "withdraw": "withdraw_forces",
    "deliver": "aid",
    "gather": "withdraw_forces",
    "assemble": "withdraw_forces",
}
PEOPLE_TOPICS = ("prisoners", "hostages")
HELD = frozenset("capture seize detain hold jail imprison arrest abduct kidnap".split())
GETTING = frozenset("obtain receive secure win get gain".split())
OWNED = frozenset("sanction warrant indictment blacklist embargo blockade list charge freeze ban siege".split())
CONTINUING = frozenset("continue last persist go".split())
FREED = frozenset("release freedom liberation".split())
"""Nouns whose owner goes free, where nobody else is told to ("the leader's release")."""
LAID_DOWN = frozenset("disarmament surrender demobilisation demobilization".split())
SUFFERED = frozenset("recognition capture arrest killing murder assassination bombing kidnapping abduction".split())
"""Nouns that take the victim behind "of"."""
AUTHORITIES = {
    "judge": "justice",
    "court": "justice",
    "prosecutor": "justice",
    "monitor": "monitoring",
    "observer": "monitoring",
    "inspector": "monitoring",
    "investigator": "monitoring",
}
"""Bodies whose doings are waited for, with what they rule on, where the words tell no more ("once judges have read the files")."""
COMING = frozenset("be come go return walk let".split())
"""Verbs of those who are free again: "until the captives come home"."""
KEEPING_OFF = frozenset("keep stay remain".split())
"""Verbs that with "out", "away" or "off" tell of forces that are not there: "if it kept its fighters out of the market"."""
OFF = frozenset("out away off clear back".split())
YIELDING = frozenset("give hand turn yield cede surrender abandon vacate evacuate return".split())
"""Verbs whose object is a place that is let go: "give up the oilfield"."""
BREAKING_UP = frozenset("dissolve disband abolish dismantle".split())
ARMED_BODIES = frozenset("wing militia army force police guard unit brigade column paramilitary".split())
COMING_TO_TALKS = frozenset("attend appear participate".split())
SENT = frozenset("leader delegate delegation negotiator team envoy representative".split())
"""Those who are sent to talks."""
LAW_MAKING = frozenset("repeal amend rewrite adopt".split())
LAW_PASSING = frozenset("pass enact vote".split())
"""Verbs of laws that are about what they are on ("passed a law on self-rule"), and on a referendum about the constitution."""
LAWS = frozenset("law act bill decree".split())
RETURNED = frozenset("dead body remains wounded corpse".split())
"""Of whom both sides speak when nothing else is told: their dead and wounded."""
MARCHING = frozenset("flight overflight patrol movement manoeuvre maneuver exercise drill advance search".split())
"""What forces are asked to stop, beside violence."""
BANS = {"ban": "sanctions", "restriction": "sanctions", "closure": "sanctions", "curfew": "sanctions", "list": "sanctions"}
"""What is lifted, with the topic that it then has, where no other word tells one."""
CUSTODY = frozenset("cell prison jail custody detention captivity".split())
SERVICES = frozenset("light power electricity telephone phone internet network water banking service".split())
"""What is cut off from a besieged region, and restored."""
RESTORING = frozenset("restore reconnect resume return".split())
ARMS = frozenset("tank weapon rifle gun artillery missile rocket mortar arms weaponry ammunition howitzer armour armor".split())
FLYING = frozenset("fly patrol overfly bomb shell shoot fire search drill advance raid".split())
"""Verbs of what forces are asked to stop."""
CIVILIANS = frozenset(
    "engineer doctor nurse teacher worker tourist journalist reporter nun priest pilgrim villager passenger contractor miner fisherman "
    "farmer student pupil schoolgirl missionary trader driver businessman aid-worker child girl foreigner civilian".split()
)
"""Whom an armed group holds as hostages, not as prisoners."""
CULPRITS = frozenset("killer suspect murderer bomber culprit attacker perpetrator assassin gunman fugitive".split())
PASSAGES = frozenset("border crossing road airport port route corridor bridge highway railway frontier".split())
"""What is opened again when a closure is lifted."""
OPENING = frozenset("open reopen unblock".split())
HAPPENING = frozenset("go happen follow proceed occur begin start take come".split())
"""Verbs of what comes about ("an exchange could go ahead", "talks would follow")."""
CLOSED = frozenset("closed shut sealed blocked blockaded besieged frozen banned".split())
"""States of what is under a closure or a freeze."""
HANDING_OVER = frozenset("hand arrest extradite surrender try deliver punish".split())
"""What is asked to be done with culprits."""
GIVING = frozenset("give grant offer promise guarantee assure award".split())
"""Verbs whose passive tells who is given something ("unless it is given guarantees")."""
WORDS_GIVEN = frozenset("promise word pledge commitment undertaking vow".split())
RESOLVES = frozenset("decision move plan bid attempt order".split())
"""Nouns whose infinitive tells the act ("its decision to suspend the talks")."""
BLOCKING = frozenset("block obstruct derail wreck spoil thwart torpedo".split())
"""Verbs of those who keep a settlement from being made."""
