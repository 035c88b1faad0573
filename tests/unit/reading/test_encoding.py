"""Bytes to text: what comes out exactly, what is repaired with a warning, what is refused."""

from __future__ import annotations

import random

import pytest

from parley.errors import ReadingError
from parley.reading.encoding import accept, decode, repair

WORDS = "The mediators’ offer – a “truce” for José and Żaneta – was kept.\r\n\r\nNo one left.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_come_out_exactly_with_their_newlines(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), document="a.txt").text == WORDS


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "The rebels’ offer – “final”, says the café owner François – was refused in the naïve hope of more."),
        ("cp1251", "Переговоры между правительством и повстанцами начались в понедельник в столице республики."),
        ("cp1250", "Rząd odrzucił ofertę rozejmu, którą złożyli powstańcy; źródła mówią o świcie w piątek."),
        ("shift_jis", "政府と反政府勢力は月曜日に首都で停戦交渉を再開した。"),
    ],
)
def test_older_encodings_are_guessed_with_a_warning(encoding: str, words: str) -> None:
    found = decode(words.encode(encoding), document="a.txt")
    assert found.text == words
    assert any("guessed" in warning for warning in found.warnings)


@pytest.mark.parametrize("content", [b"", b"  \r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", b"\x00\x00\x00"])
def test_nothing_is_refused(content: bytes) -> None:
    with pytest.raises(ReadingError, match=r"a\.txt: the file is empty.*Remedy"):
        decode(content, document="a.txt")


def test_pictures_and_random_bytes_are_refused_as_binary() -> None:
    for content in (b"\x89PNG\r\n\x1a\n123", b"%PDF-1.7 talks", b"PK\x03\x04talks", random.Random(1).randbytes(10_000)):
        with pytest.raises(ReadingError, match=r"not text.*convert"):
            decode(content, document="a.txt")


def test_stray_nul_characters_become_spaces_so_that_offsets_stay() -> None:
    found = decode(b"Talks\x00began in the capital.", document="a.txt")
    assert found.text == "Talks began in the capital."
    assert "1 NUL" in found.warnings[0]


def test_damaged_utf8_keeps_what_is_valid() -> None:
    found = decode("The rebels’ ‘offer’ – ".encode() + b"\xff" + "was ‘kept’.".encode(), document="a.txt")
    assert found.text == "The rebels’ ‘offer’ – \ufffdwas ‘kept’."
    assert "1 places are invalid UTF-8" in found.warnings[0]


def test_a_file_that_ends_inside_a_character_is_read_to_there() -> None:
    found = decode("The offer was “kept”".encode()[:-1], document="a.txt")
    assert found.text == "The offer was “kept"
    assert "truncated" in found.warnings[0]


def test_a_page_is_decoded_as_it_declares_itself() -> None:
    page = '<meta charset="windows-1251"><p>Перемирие</p>'.encode("cp1251")
    assert "Перемирие" in decode(page, document="a.html", html=True).text


@pytest.mark.parametrize("charset", ["utf-16", "no-such-thing", "x" * 500, "utf-7"])
def test_an_impossible_declaration_is_not_obeyed(charset: str) -> None:
    page = f'<meta charset="{charset}"><p>caf\xe9 und tr\xeave</p>'.encode("cp1252")
    assert "café und trêve" in decode(page, document="a.html", html=True).text


def test_mojibake_is_repaired_line_by_line_and_only_when_certain() -> None:
    wrong = "The mediators’ “offer”".encode().decode("cp1252", errors="replace")
    assert "�" in wrong  # one of its bytes has no character there: not certain, and left alone
    assert repair("It is the rebelsâ€™ turn.\nÂ£5 for José.") == ("It is the rebels’ turn.\n£5 for José.", 2)
    for right in ("Ångström, Ñandú, Ÿ, Ã – as in São Tomé", "a ≤ b, «ça», naïve", "ÂGE D’OR"):
        assert repair(right) == (right, 0)


def test_text_that_is_handed_over_loses_its_mark_and_lone_surrogates() -> None:
    assert accept("\ufeffTalks.", document="row").text == "Talks."
    assert accept("Talks \ud83d ended.", document="row").text == "Talks \ufffd ended."
    with pytest.raises(ReadingError):
        accept(" \n", document="row")
