"""The pattern language and the grammar written in it."""

from __future__ import annotations

import pytest

from parley.times import grammar
from parley.times.lexing import lexicon, tokenise
from parley.times.patterns import Alphabet, PatternCompiler
from parley.times.readers import READERS, duration


def compiler() -> tuple[Alphabet, PatternCompiler]:
    alphabet = Alphabet()
    for name in ("a", "b", "c"):
        alphabet.letter(frozenset({name}))
    alphabet.letter(frozenset({"a", "b"}))
    return alphabet, PatternCompiler(alphabet, {"AB": "a | b"})


def test_a_word_of_two_classes_matches_either() -> None:
    alphabet, compile_ = compiler()
    both = alphabet.letter(frozenset({"a", "b"}))
    assert compile_.compile("a").regex.fullmatch(both)
    assert compile_.compile("b c?").regex.fullmatch(both)


def test_first_letters_pass_over_what_is_optional() -> None:
    alphabet, compile_ = compiler()
    first = compile_.compile("(x: a? ) AB? c").first
    assert first == frozenset(alphabet.letters("a") + alphabet.letters("b") + alphabet.letters("c"))


@pytest.mark.parametrize("source", ["a (b", "unknown", "a? b?", "a ) b"])
def test_a_bad_pattern_is_an_error(source: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        compiler()[1].compile(source)


def test_every_rule_of_the_grammar_compiles_and_reads() -> None:
    alphabet, _ = lexicon()
    compile_ = PatternCompiler(alphabet, grammar.MACROS)
    for rule in grammar.read_rules(grammar.RULES):
        groups = compile_.compile(rule.pattern).regex.groupindex
        assert all(alphabet.letters(name) for name in rule.left), rule
        for output in rule.outputs:
            assert output.type in ("DATE", "TIME", "DURATION", "SET"), rule
            assert not output.words or output.words in groups, rule


def test_a_line_that_is_no_rule_is_an_error() -> None:
    with pytest.raises(ValueError, match="no rule"):
        grammar.read_rules("the month of")


def test_readers_refuse_what_makes_no_sense() -> None:
    assert READERS["c"](["13pm"]) is None
    assert READERS["i"](["2020-13-01"]) is None
    assert READERS["m"](["notamonth"]) is None
    assert duration(["0"], ["days"]) is None
    assert duration(["a"], ["second"]) is None


def test_a_number_in_any_form_has_its_class_in_the_alphabet() -> None:
    alphabet, _ = lexicon()
    for number in ("0", "00", "007", "0800", "13", "45", "1999", "2101", "12,000", "3.5", "123456"):
        assert tokenise(number).classes in alphabet.letters("num"), number
