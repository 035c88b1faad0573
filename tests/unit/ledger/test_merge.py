"""Folded fields, statuses, origins, salience."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from parley.ledger import merge
from parley.ledger.origins import count_origins
from parley.ledger.profile import Profile
from parley.ledger.relate import related_links
from parley.ledger.salience import salience
from parley.ledger.status import statement_status, status_history
from parley.model.records import (
    Condition,
    ConditionRelation,
    Modality,
    Period,
    Polarity,
    Qualifier,
    Speaker,
    Status,
    Terms,
    When,
)

Make = Callable[..., Profile]
Dated = Callable[..., When]


def test_the_narrowest_time_all_accounts_allow(make: Make, when: Dated) -> None:
    members = [make(day=when(0, 30)), make(document="d2", day=when(20, 60))]
    period = merge.merge_period(members)
    assert period is not None
    assert (period.start.earliest, period.start.latest) == (date(2031, 1, 21), date(2031, 1, 31))


def test_an_unknown_start_says_so(make: Make, when: Dated) -> None:
    period = merge.merge_period([make(happens=Period(start=When(), end=when(9)))])
    assert period is not None
    assert period.start.reason
    assert merge.merge_period([make()]) is None


def test_the_own_word_of_a_party_dates_what_it_said(make: Make, when: Dated) -> None:
    own = (Speaker(name="Ben Ost", actor="armed_group:front"),)
    other = (Speaker(name="Ana Roth", actor="state:ostmark"),)
    members = [make(said=when(2), speakers=other), make(document="d2", said=when(5), speakers=own)]
    assert merge.merge_said(members) == when(5)
    assert [speaker.name for speaker in merge.merge_speakers(members)] == ["Ana Roth", "Ben Ost"]


def test_terms_come_from_whoever_states_them(make: Make) -> None:
    members = [make(terms=Terms(duration="P3D")), make(document="d2", terms=Terms(place="Tarn", unit="men"))]
    assert merge.merge_terms(members) == Terms(duration="P3D", place="Tarn", unit="men")


def test_of_a_running_count_the_latest(make: Make, when: Dated) -> None:
    early = make("release", "prisoners", terms=Terms(amount=400, qualifier=Qualifier.MORE_THAN), published=when(0))
    late = make("release", "prisoners", terms=Terms(amount=500, qualifier=Qualifier.ABOUT), document="d2", published=when(200))
    assert merge.merge_terms([early, late]).amount == 500


def test_conditions_are_told_once(make: Make) -> None:
    release = Condition(relation=ConditionRelation.ONLY_IF, act="release", topic="prisoners", start=4, end=9)
    again = Condition(relation=ConditionRelation.ONLY_IF, act="release", topic="prisoners", start=40, end=49)
    assert len(merge.merge_conditions([make(conditions=(release,)), make(document="d2", conditions=(again,))])) == 1


def test_modality(make: Make, when: Dated) -> None:
    meet = [make("meet", "talks", modality=Modality.PLANNED), make("meet", "talks", document="d2", day=when(3))]
    assert merge.merge_modality(meet) is Modality.ACTUAL
    assert merge.merge_modality([make(), make(document="d2", modality=Modality.CONDITIONAL)]) is Modality.CONDITIONAL


@pytest.mark.parametrize(
    ("act", "modality", "status"),
    [
        ("offer", Modality.CONDITIONAL, Status.OFFERED),
        ("urge", Modality.ACTUAL, Status.DEMANDED),
        ("promise", Modality.POSSIBLE, Status.PROMISED),
        ("agree", Modality.POSSIBLE, Status.UNKNOWN),
        ("meet", Modality.PLANNED, Status.PLANNED),
        ("meet", Modality.ACTUAL, Status.HAPPENED),
        ("release", Modality.ACTUAL, Status.DELIVERED),
        ("attack", Modality.POSSIBLE, Status.UNKNOWN),
        ("declare_ceasefire", Modality.ACTUAL, Status.IN_FORCE),
        ("suspend_talks", Modality.ACTUAL, Status.SUSPENDED),
    ],
)
def test_status_of_one_statement(make: Make, act: str, modality: Modality, status: Status) -> None:
    assert statement_status(make(act, "ceasefire", modality=modality).stmt) is status


def test_a_threat_was_made_whatever_it_depends_on(make: Make) -> None:
    assert statement_status(make("warn", "talks", modality=Modality.CONDITIONAL).stmt) is Status.HAPPENED


def test_what_was_not_done_has_no_status(make: Make) -> None:
    assert statement_status(make("release", "prisoners", polarity=Polarity.NEGATIVE).stmt) is Status.UNKNOWN


def test_the_analysis_may_know_the_status(make: Make) -> None:
    assert statement_status(make("seize", "territory", status=Status.IN_FORCE).stmt) is Status.IN_FORCE


def test_planned_then_happened(make: Make, when: Dated) -> None:
    members = [make("meet", "talks", modality=Modality.PLANNED, day=when(9)), make("meet", "talks", document="d2", day=when(9))]
    history = status_history(members, (), {}, newest=0)
    assert [step.status for step in history] == [Status.PLANNED, Status.HAPPENED]


def test_a_later_ceasefire_that_is_ended_and_a_promise_that_is_kept(make: Make, when: Dated) -> None:
    begun, ended = make("declare_ceasefire", day=when(3)), make("end", document="d2", day=when(9))
    promised = make("promise", "hostages", published=when(3), actors=("Front",), recipients=())
    kept = make("release", "hostages", document="d2", published=when(9), day=when(8), actors=("Front",), recipients=())
    profiles = {p.stmt.id: p for p in (begun, ended, promised, kept)}
    links = list(related_links([profiles[key] for key in sorted(profiles)]))
    steps = {p.stmt.id: status_history([p], [x for x in links if x.second == p.stmt.id], profiles, newest=0) for p in (begun, promised)}
    assert [step.status for step in steps[begun.stmt.id]] == [Status.IN_FORCE, Status.ENDED]
    assert [step.status for step in steps[promised.stmt.id]] == [Status.PROMISED, Status.DELIVERED]


def test_a_time_that_no_report_states_is_not_the_report_s_own(make: Make, when: Dated) -> None:
    (step,) = status_history([make(published=when(3))], (), {}, newest=0)
    assert step.when.earliest is None
    assert step.when.latest == when(3).latest
    assert step.when.reason


def test_origins(make: Make, when: Dated) -> None:
    apart = [make(document="a"), make(document="b"), make(document="c")]
    assert count_origins(apart) == 3
    copies = [make(document=name, fingerprint=(1, 2, 3, 4)) for name in "ab"]
    assert count_origins([*copies, make(document="c", fingerprint=(5, 6, 7, 8))]) == 2
    agency = [make(document=name, agency="Lisk Wire", published=when(day)) for name, day in (("a", 1), ("b", 2), ("c", 30))]
    assert count_origins(agency) == 2


def test_salience_ranks_offers_over_visits_and_news_over_history(make: Make) -> None:
    def value(p: Profile, weight: float = 0.9, newest: int = 0) -> float:
        return salience(
            [p],
            act=p.stmt.act,
            topic_weight=weight,
            actors=p.stmt.actors,
            recipients=p.stmt.recipients,
            modality=p.stmt.modality,
            disputes=(),
            origins=1,
            newest=newest,
        )

    offer = value(make())
    assert offer > value(make("visit", "talks"))
    assert offer > value(make(background=True))
    assert offer > value(make(actors=()))
    assert offer > value(make(modality=Modality.POSSIBLE))
    assert offer > value(make(), newest=date(2033, 1, 1).toordinal())
