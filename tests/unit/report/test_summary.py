"""The summary: well-formed sentences that say what the records say, each on its evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from parley.export.selection import Selection
from parley.model.codebook import ACTS, TOPICS
from parley.model.computed import Entry, ThreadState
from parley.model.records import ActorKind, Condition, ConditionRelation, Modality, Party, Polarity, Status, Terms, When
from parley.report import phrases, told
from parley.report.articles import namer
from parley.report.findings import Findings
from parley.report.summary import MOST_SENTENCES, summary
from parley.report.verbs import VERBS

NAMED = namer(["The Hill Front met envoys of Velmar. The Velmar government spoke."])


@pytest.fixture
def offer(selection: Selection) -> Entry:
    return selection.entries[0]


def test_an_offer_with_its_condition(offer: Entry) -> None:
    text = phrases.core(offer, NAMED) + phrases.conditions(offer, NAMED)
    assert text == (
        "the Hill Front offered the Velmar government a ceasefire of 30 days (about 240 prisoners; deadline 30 Apr 2031); in exchange, "
        "the Velmar government would release prisoners"
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"act": "release", "topic": "prisoners"}, "the Hill Front would release about 240 prisoners to the Velmar government"),
        ({"act": "meet", "topic": "talks", "modality": Modality.PLANNED}, "as planned or announced"),
        ({"act": "release", "topic": "prisoners", "modality": Modality.POSSIBLE}, "might release"),
        ({"act": "release", "topic": "prisoners", "modality": Modality.ACTUAL, "polarity": Polarity.NEGATIVE}, "did not release"),
        ({"act": "attack", "topic": "violence", "modality": Modality.ACTUAL}, "the Hill Front attacked the Velmar government"),
        ({"act": "accuse", "topic": "violence", "modality": Modality.ACTUAL, "recipients": ()}, "made an accusation over violence"),
        ({"actors": ()}, "somebody unnamed offered"),
    ],
)
def test_what_is_hedged_stays_hedged(offer: Entry, change: dict[str, object], expected: str) -> None:
    assert expected in phrases.core(replace(offer, **change), NAMED)  # type: ignore[arg-type]


def test_every_act_on_every_topic_makes_a_clause(offer: Entry) -> None:
    assert {act.name for act in ACTS} == set(VERBS)
    for act in ACTS:
        for topic in TOPICS:
            for recipients in ((), offer.recipients):
                text = phrases.core(replace(offer, act=act.name, topic=topic.name, recipients=recipients), NAMED)
                assert text.startswith("the Hill Front ")
                assert not set("[]{}") & set(text)
                assert "  " not in text
                assert not text.endswith(" ")


@pytest.mark.parametrize("relation", list(ConditionRelation))
def test_every_condition_is_told_as_not_done(offer: Entry, relation: ConditionRelation) -> None:
    cond = Condition(relation=relation, act="withdraw_forces", topic="withdrawal", actors=offer.recipients)
    text = phrases.conditions(replace(offer, conditions=(cond,)), NAMED)
    assert "the Velmar government" in text
    assert "withdraw forces" in text
    assert "withdrew" not in text


def test_names_take_the_article_that_reports_give_them() -> None:
    assert NAMED("Hill Front") == "the Hill Front"
    assert NAMED("Velmar") == "Velmar"
    assert NAMED("Lakes Union") == "the Lakes Union"
    assert NAMED("Ari Toll") == "Ari Toll"


def test_a_deal_told_for_a_later_day_was_not_made_on_it(selection: Selection, offer: Entry) -> None:
    later = When(earliest=date(2031, 6, 1), latest=date(2031, 6, 1))
    changed = replace(offer, history=(replace(offer.history[0], when=later),))
    assert told.made_on(changed, selection.documents) is None
    assert told.made_on(offer, selection.documents) == offer.history[0].when


def test_sentences_stand_under_their_headings_on_their_statements(selection: Selection, findings: Findings) -> None:
    found = summary(selection, findings)
    assert 0 < len(found) <= MOST_SENTENCES
    headings = list(dict.fromkeys(sentence.heading for sentence in found))
    assert headings == ["Agreed and in force", "Disputed", "Deadlock"]
    for sentence in found:
        assert sentence.statements
        assert set(sentence.statements) <= set(selection.statements)
        assert sentence.text[0].isupper()
        assert sentence.text.endswith(".")
        assert ".." not in sentence.text


def test_a_dispute_names_every_side(selection: Selection, findings: Findings) -> None:
    text = next(sentence.text for sentence in summary(selection, findings) if sentence.heading == "Disputed")
    assert text.startswith("Accounts disagree on whether the Hill Front offered the Velmar government a ceasefire of 30 days")
    assert "“offered” according to a report" in text
    assert "“no such offer” according to the Hill Front" in text


def test_a_deadlock_is_told_as_what_is_told(selection: Selection, findings: Findings) -> None:
    text = next(sentence.text for sentence in summary(selection, findings) if sentence.heading == "Deadlock")
    assert text == (
        "By what is told, before the Velmar government would release prisoners, the Hill Front would first have to declare a ceasefire; "
        "and before the Hill Front would do that, the Velmar government would first have to release prisoners."
    )
    hinted = replace(findings, deadlocks=(replace(findings.deadlocks[0], explicit=False, open=False),))
    text = next(sentence.text for sentence in summary(selection, hinted) if sentence.heading == "Deadlock")
    assert text.startswith("By hints rather than stated conditions, ")
    assert text.endswith("one of these deeds is told as done since.")


def test_a_promise_with_its_count_and_its_deadline(selection: Selection, findings: Findings, offer: Entry) -> None:
    promise = replace(offer, act="promise", topic="prisoners", status=Status.PROMISED, disputes=(), conditions=())
    view = replace(selection, entries=(promise, selection.entries[1]))
    found = [sentence for sentence in summary(view, replace(findings, agreements=())) if sentence.heading.startswith("Promised")]
    assert len(found) == 1
    assert found[0].text == (
        "On 3 Mar 2031 the Hill Front made the Velmar government a promise on about 240 prisoners (30 days; deadline 30 Apr 2031), "
        "on conditions; "
        "about 190 prisoners are told as delivered by 9 Apr 2031; the deadline of 30 Apr 2031 lies ahead of the newest report."
    )
    assert set(found[0].statements) == set(view.statements)
    lapsed = replace(findings.threads[0], state=ThreadState.LAPSED)
    assert told.outcome(lapsed, date(2031, 6, 1)).endswith("and the deadline has passed, and no report was found to tell that it was kept")


def test_history_stays_out_where_there_is_news(selection: Selection, offer: Entry) -> None:
    old = replace(offer, background=True, disputes=())
    found = summary(replace(selection, entries=(old, selection.entries[1])), Findings())
    assert all(old.id not in sentence.entries for sentence in found)
    assert summary(replace(selection, entries=(old,)), Findings()), "unless there is nothing else"


def test_an_offer_that_a_deal_has_taken_up_is_off_the_table(selection: Selection, offer: Entry) -> None:
    later = When(earliest=date(2031, 3, 4), latest=date(2031, 3, 4))
    deal = replace(
        selection.entries[1], act="agree", status=Status.AGREED, actors=(*offer.actors, *offer.recipients), terms=Terms(),
        history=(replace(selection.entries[1].history[0], when=later),),
    )  # fmt: skip
    found = summary(replace(selection, entries=(replace(offer, disputes=()), deal)), Findings())
    assert "On the table" not in {sentence.heading for sentence in found}
    assert "Agreed and in force" in {sentence.heading for sentence in found}


def test_a_report_in_its_own_voice_needs_no_speaker(selection: Selection, offer: Entry) -> None:
    assert told.according(offer, selection.statements) == ", according to Ari Toll (Hill Front)"
    silent = {key: replace(stmt, speakers=()) for key, stmt in selection.statements.items()}
    assert told.according(offer, silent) == ""


def test_parties_in_a_row() -> None:
    parties = [Party(actor=name, name=name, kind=ActorKind.STATE) for name in ("A", "B", "C", "A")]
    assert phrases.people(parties, lambda name: name) == "A, B and C"
