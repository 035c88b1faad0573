"""The grammar of time expressions: macros and rules, as data.

A rule is a line `left < pattern => type template ; ...`. The pattern (see `parley.times.patterns`) runs over classes of words;
`left`, where given, names the classes of which the token before must be one. Each output has a TIMEX3 type and a template of the
symbolic expression, filled from the captures; before them stands the capture that is the expression's words, where that is
not the whole match. What a capture is read as follows from its name (see `parley.times.readers`): m month, d day, y year, n quantity,
u unit, w weekday, s season ...; a digit after the letter tells two apart; `{r=side}` names another reader. The longest match wins,
then the earlier rule.
"""

from __future__ import annotations

from dataclasses import dataclass

MACROS: dict[str, str] = {
    "MONTH": "mfull | mrisky | mabbr dot?",
    "DAY": "day | dayord",
    "WEEKDAY": "wday | wabbr dot?",
    "SEASON": "season | fall",
    "DASH": "hyphen | slash",
    "LINK": "and | or | to | through | until | hyphen | slash | comma | comma and",
    "NUMBER": "num (multiplier multiplier?)? | numword (hyphen? numword)? (and? numword hyphen? numword?)?",
    "QTY": "NUMBER (and a? half)? | a multiplier | a few | a couple of? | few | vague | couple of? | a | a half | half a",
    "UNIT": "unit | units",
    "SPAN": "u_week | u_month | u_year | u_decade | u_century | u_quarter | u_weekend",
    "APPROX": "(at at_least | more than | less than | almost | over | up to | around | at_least)",
    "RELYEAR": "of? comma? (r: this | last | next) u_year",
    "THATYEAR": "of (r: that same? | the same | the previous | the following | the next) u_year",
    "ORDINAL": "ordinal | ordword | numword hyphen ordword",
    "PART": "early | late | mid",
}

#: Days and months.
DATE_RULES = """
(i: iso) => DATE {i}
(i: numdate) => DATE {i}
nine_eleven => DATE date:2001-09-11
(WEEKDAY comma? the?)? (m: MONTH) (d: DAY) comma? of? (y: year) => DATE date:{y}-{m}-{d}
(WEEKDAY comma?)? (the? dayord of | day of?)? (m: MONTH) (d: DAY) comma? (y: year) => DATE date:{y}-{m}-{d}
(WEEKDAY comma?)? the? (d: DAY) (of | hyphen)? (m: MONTH) (comma | of | hyphen)? (y: year) => DATE date:{y}-{m}-{d}
(WEEKDAY comma?)? (m: MONTH) the? (d: DAY) => DATE monthday:{m}-{d}
(WEEKDAY comma?)? the? (d: DAY) of? (m: MONTH) => DATE monthday:{m}-{d}
(m: MONTH) (d: DAY) RELYEAR => DATE rel:{r}:year:{m}-{d}
the? (d: DAY) of? (m: MONTH) RELYEAR => DATE rel:{r}:year:{m}-{d}
(m: MONTH) (d: DAY) THATYEAR => DATE that:{r}:year:{m}-{d}
the? (d: DAY) of? (m: MONTH) THATYEAR => DATE that:{r}:year:{m}-{d}
(x: (m: MONTH) (d: DAY)) LINK (z: (d2: DAY)) => x DATE monthday:{m}-{d} ; z DATE monthday:{m}-{d2}
(x: (m: MONTH) (d: DAY)) comma (z: (d2: DAY)) LINK (v: (d3: DAY))
    => x DATE monthday:{m}-{d} ; z DATE monthday:{m}-{d2} ; v DATE monthday:{m}-{d3}
(x: (m: MONTH) (d: DAY)) LINK (z: (d2: DAY) comma? (y: year)) => x DATE date:{y}-{m}-{d} ; z DATE date:{y}-{m}-{d2}
(x: (m: MONTH) (d: DAY)) LINK (z: (m2: MONTH) (d2: DAY) comma? (y: year)) => x DATE date:{y}-{m}-{d} ; z DATE date:{y}-{m2}-{d2}
(x: the? (d: DAY)) comma (z: the? (d2: DAY)) LINK (v: the? (d3: DAY) of? (m: MONTH))
    => x DATE monthday:{m}-{d} ; z DATE monthday:{m}-{d2} ; v DATE monthday:{m}-{d3}
(x: the? (d: DAY)) comma (z: the? (d2: DAY)) LINK (v: the? (d3: DAY) of? (m: MONTH) (comma | of)? (y: year))
    => x DATE date:{y}-{m}-{d} ; z DATE date:{y}-{m}-{d2} ; v DATE date:{y}-{m}-{d3}
(x: the? (d: DAY)) LINK (z: the? (d2: DAY) of? (m: MONTH)) => x DATE monthday:{m}-{d} ; z DATE monthday:{m}-{d2}
(x: the? (d: DAY)) LINK (z: the? (d2: DAY) of? (m: MONTH) (comma | of)? (y: year)) => x DATE date:{y}-{m}-{d} ; z DATE date:{y}-{m}-{d2}
(x: (d: DAY) (m: MONTH)) LINK (z: (d2: DAY) (m2: MONTH) (comma | of)? (y: year)) => x DATE date:{y}-{m}-{d} ; z DATE date:{y}-{m2}-{d2}
(m: MONTH) (comma | of | hyphen)? (y: year) => DATE month:{y}-{m}
the u_month of (m: MONTH) (comma | of)? (y: year) => DATE month:{y}-{m}
the u_month of (m: MONTH) => DATE month:{m}
(m: MONTH) RELYEAR => DATE rel:{r}:month:{m}
(m: MONTH) THATYEAR => DATE that:{r}:month:{m}
(r: last | next | this | past) (m: MONTH) => DATE {r=side}:month:{m}
the (r: following | next | previous) (m: MONTH) => DATE thatside:{r}:month:{m}
(r: last | next | this | past) (m: MONTH) (d: DAY) => DATE {r=side}:monthday:{m}-{d}
(x: (m: MONTH)) (and | or | to | through | until | DASH) (z: (PART hyphen?)? (m2: MONTH) of? (y: year))
    => x DATE month:{y}-{m} ; z DATE month:{y}-{m2}
(m: mfull) => DATE month:{m}
the < (m: mrisky) => DATE month:{m}
in of since by until during from to between early late mid hyphen after before and or a < (m: mrisky | mabbr dot?) => DATE month:{m}
(x: (m: MONTH)) (and | to | or | DASH) (z: (m2: MONTH)) => x DATE month:{m} ; z DATE month:{m2}
on by until from since < the (o: dayord) => DATE day:{o}
the (d: dayord | ordword) of (that | the same) u_month => DATE that:0:month:d{d}
the (d: dayord | ordword) of (r: last | next | this) u_month => DATE rel:{r}:month:d{d}
"""

#: Years and longer, seasons, quarters.
YEAR_RULES = """
(y: year) => DATE year:{y}
the u_year (y: year) => DATE year:{y}
the u_years (y: year) => DATE year:{y}
(x: (y: year)) DASH (z: (k: yy)) => x DATE year:{y} ; z DATE year:{y=century}{k}
(y: year) ad => DATE year:{y}
(b: num) bc => DATE bc:{b}
(m: MONTH) (b: num) bc => DATE bc:{b}-{m}
the? (s: SEASON) (of | comma)? (b: num) bc => DATE bc:{b}-{s}
the? (e: decade) bc => DATE bc:{e}
(x: (b: num)) (DASH | to | and) (z: (b2: num) bc) => x DATE bc:{b} ; z DATE bc:{b2}
of in since by from until to during between and season < apos (k: yy) => DATE yy:{k}
the? (e: decade) => DATE decade:{e}
the (e: numdec) => DATE decade:{e}
the (e: numdec | decade) of (the | this) (r: last | past | previous)? u_century => DATE rel:{r}:century:decade{e}
the? (o: ORDINAL) hyphen? u_century => DATE century:{o}
the? (o: ORDINAL) hyphen? u_century bc => DATE century:{o}bc
the? (s: SEASON) (of | comma)? (y: year) => DATE season:{y}:{s}
the? (s: season | fall) (of | comma)? (y: year) DASH (yy | year) => DATE season:{y}/x:{s}
(y: year) (s: season) => DATE season:{y}:{s}
(r: last | next | this | past) (s: SEASON) => DATE {r=side}:season:{s}
the (r: following | next | previous) (s: SEASON) => DATE thatside:{r}:season:{s}
the? (s: SEASON) RELYEAR => DATE rel:{r}:year:{s}
the? (s: SEASON) THATYEAR => DATE that:{r}:year:{s}
(s: season) => DATE season:{s}
in during by until since < the (s: fall) => DATE season:{s}
the? (o: ordword | ordinal | final) hyphen? u_quarter of? (fiscal u_year)? (y: year) => DATE quarter:{y}:{o}
the (o: ordword | ordinal) u_quarter of (r: this | last | next | the) u_year => DATE rel:{r}:year:Q{o}
the (o: ordword | ordinal | final) u_quarter => DATE quarter:{o}
(o: ordword | ordinal) hyphen u_quarter => DATE quarter:{o}
the? (o: ordword | latter) half of the? u_year? (y: year) => DATE half:{y}:{o}
the? (o: ordword | latter) half of (r: this | last | next | the) u_year => DATE rel:{r}:year:H{o}
the? fiscal u_year? (y: year) => DATE fiscal:{y}
the? (y: year) fiscal u_year => DATE fiscal:{y}
(b: quarter_code) (y: year) => DATE quarter:{y}:{b}
(b: quarter_code) => DATE quarter:{b}
(b: half_code) (y: year) => DATE half:{y}:{b}
the (r: this | last | next | current | previous) fiscal u_year => DATE rel:{r}:fiscal
"""

#: Relative to the day of writing, or to the text's own latest time.
RELATIVE_RULES = """
during within < the last (u: unit) => DURATION span:past:{=1|u}
for during within < the (next | following | coming) (u: unit) => DURATION span:next:{=1|u}
(earlier | later)? today | this u_day => DATE rel:0:day
yesterday => DATE rel:-1:day
tomorrow => DATE rel:1:day
the u_day before yesterday => DATE rel:-2:day
the u_day after tomorrow => DATE rel:2:day
tonight => TIME tod:NI:rel:0:day
last u_night => TIME tod:NI:rel:-1:day
this (t: tod) => TIME tod:{t}:rel:0:day
yesterday (t: tod) => TIME tod:{t}:rel:-1:day
tomorrow (t: tod) => TIME tod:{t}:rel:1:day
that same? (t: tod) => TIME tod:{t}:that:0:day
the same (t: tod) => TIME tod:{t}:that:0:day
the (r: next | following | previous) (t: tod) => TIME tod:{t}:that:{r}:day
(r: last | next | this | past) (q: SPAN) => DATE rel:{r}:{q}
(later | earlier) this (q: u_week | u_month | u_year) => DATE rel:0:{q}
(later | earlier)? (that same? | the same) (q: u_day | SPAN) => DATE that:0:{q}
(later | earlier) in the (q: u_day | u_week | u_month | u_year | u_decade) => DATE that:0:{q}
the (r: next | following | previous | coming) (q: u_day | SPAN) => DATE that:{r}:{q}
ending for < the u_day => DATE that:0:day
of < the u_day => DATE that:0:day
at during for on < the u_weekend => DATE weekend:
the u_day before => DATE that:-1:day
the u_day after => DATE that:1:day
of in < the (q: SPAN) => DATE rel:0:{q}
now | the? present hyphen? u_day | present hyphen u_day | at present | the present | at the moment | these u_days => DATE ref:present
to < date => DATE ref:present
in until for from < the present => DATE ref:present
recently | recent => DATE vague:recent
former => DATE ref:former
the (recent | former)? past => DATE ref:past
the? future => DATE ref:future
the? current => DATE ref:present
recent (q: units) => DATE vague:recent:{q}
the (past | last) few (q: units) => DATE vague:recent:{q}
the coming (q: units) => DATE vague:coming:{q}
"""

#: Weekdays.
WEEKDAY_RULES = """
(w: wday) => DATE weekday:{w}
(r: last | next | this | past | coming) (w: wday) => DATE {r=side}:weekday:{w}
the (r: following | next | previous) (w: wday) => DATE thatside:{r}:weekday:{w}
(r: last | next | this) u_week s? (w: wday) => DATE rel:{r}:week:{w}
(w: wday) (r: last | next | this) u_week => DATE rel:{r}:week:{w}
every other? (w: wday) => SET set:weekday:{w}
(w: wdays) => SET set:weekday:{w}
"""

#: How long, how long ago, how often.
DURATION_RULES = """
APPROX? (n: QTY) adjective? (u: UNIT) => DURATION dur:{n|u}
(n: NUMBER) hyphen (u: UNIT) (hyphen (long | old))? => DURATION dur:{n|u}
APPROX? (n: QTY) (u: UNIT) hyphen? (long | old | of age) => DURATION dur:{n|u}
(u: unit) hyphen long => DURATION dur:{=1|u}
APPROX? (between | from)? (n: NUMBER) (or | to | and | hyphen) (n2: NUMBER) hyphen? (u: UNIT) => DURATION dur:{n|u}/{n2|u}
(u: units) => DURATION dur:{=X|u}
APPROX? (n: NUMBER) (other_word | event_day) (u: units) => DURATION dur:{n|u}
the adjective (u: units) => DURATION dur:{=X|u}
the? (n: NUMBER) (previous | past) (u: units) => DURATION span:past:{n|u}
the? (n: NUMBER) (following | coming) (u: units) => DURATION span:next:{n|u}
the past (u: unit) => DURATION span:past:{=1|u}
(q: u_month | u_year | u_week) apos s? end => DATE part:late:that:0:{q}
at by during since around until from in after before < (this | that) (time | period) => DATE that:0:time
the? APPROX? (r: last | past | previous | recent) (n: NUMBER | few | couple of | vague)? adjective? (u: units)
    => DURATION span:past:{n|u}
the? (r: next | following | coming) (n: NUMBER | few | couple of | vague)? adjective? (u: units) => DURATION span:next:{n|u}
the? (o: ordword | early | last) (n: NUMBER | few | vague) adjective? (u: units) => DURATION dur:{n|u}
the (z: ordword | last) u_week of (m: MONTH) => DATE week:{z=edge}:month:{m}
the (o: ordword | ordinal) u_week of (m: MONTH) => DATE week:{o}:month:{m}
the (o: ordword | ordinal) u_week of (m: MONTH) of? (y: year) => DATE week:{o}:month:{y}-{m}
the u_week of the? (m: MONTH) (d: DAY) => DATE weekof:monthday:{m}-{d}
the u_week of the? (d: DAY) of? (m: MONTH) => DATE weekof:monthday:{m}-{d}
the (z: ordword | last) u_week of (m: MONTH) of? (y: year) => DATE week:{z=edge}:month:{y}-{m}
the? (z: ordword | last) (n: NUMBER | few | vague)? adjective? (u: UNIT) of (year_word of)? (y: year)
    => DURATION stretch:{z=edge}:{n|u}:year:{y}
the? (z: ordword | last) (n: NUMBER | few | vague)? adjective? (u: UNIT) of (m: MONTH) of? (y: year)
    => DURATION stretch:{z=edge}:{n|u}:month:{y}-{m}
the? (z: ordword | last) (n: NUMBER | few | vague)? adjective? (u: UNIT) of (m: MONTH) => DURATION stretch:{z=edge}:{n|u}:month:{m}
APPROX? (n: QTY) adjective? (u: UNIT) ago => DATE ago:{n|u}
APPROX? (n: QTY) adjective? (u: UNIT) (later | afterwards | after | following) => DATE later:{n|u}
APPROX? (n: QTY) adjective? (u: UNIT) (earlier | previously | before) => DATE earlier:{n|u}
(u: units) (later | afterwards | after) => DATE later:{=X|u}
(u: units) (earlier | previously | before) => DATE earlier:{=X|u}
(u: units) ago => DATE ago:{=X|u}
(a | number_one) (u: unit) and a half => DURATION dur:{=1.5|u}
APPROX? (n: QTY) (u: UNIT) from now => DATE ahead:{n|u}
daily | everyday => SET set:P1D
weekly => SET set:P1W
monthly => SET set:P1M
yearly => SET set:P1Y
quarterly => SET set:P3M
hourly => SET set:PT1H
(every | per) (u: unit) => SET set:{=1|u}
(every other | once every) (u: unit) => SET set:{=2|u}
every (n: NUMBER | few) (u: units) => SET set:{n|u}
every (m: MONTH) => SET set:month:{m}
every (t: tod) => SET set:tod:{t}
every (s: SEASON) => SET set:season:{s}
once a (u: unit) => SET set:{=1|u}
(num | numword | few | vague) times (a | per) (u: unit) => SET set:{=1|u}
"""

#: Times of day. A time without a day hangs on the text's latest day.
CLOCK_RULES = """
(c: clock) (u_hours | hrs | zone)? => TIME clock:{c}
(c: clock) gmt => TIME clock:{c}Z
at by until from to around hyphen of and or comma < (c: num) gmt => TIME clock:{c}Z
at by until from to around hyphen < (c: num) u_hours => TIME clock:{c=military}
at by until around before after < (c: h24 oclock) => TIME clock:{c}
(t: noon) => TIME tod:{t}
at by before after until since around from on to in < (t: dawn) => TIME tod:{t}
the (t: tod) => TIME tod:{t}
at by that last < (t: u_night) => TIME tod:{t}
the? (early | late)? (t: tod) u_hour => TIME tod:{t}
"""

RULES = DATE_RULES + YEAR_RULES + RELATIVE_RULES + WEEKDAY_RULES + DURATION_RULES + CLOCK_RULES

#: What may stand before an expression and belong to it.
PART_LEFT = (
    "(p: the? PART hyphen? | (later | earlier | early | late) in | the? rest of | most of the? rest of | most of | "
    "the? (early | latter) part of | the? (start | end | mid) of | the? (ordword | latter) half of)"
)
TIME_LEFT = "(early in)? the? (early | late)? (t: tod) u_hours? of | the early u_hours (of | on)"
#: What may stand after a day and belong to it.
TIME_RIGHT = "comma? at? (t: tod)"
CLOCK_RIGHT = "comma? at? (c: clock) ((z: gmt) | zone)?"
#: What may stand between a time of day and its day.
JOIN = "comma | on | comma on | of"


@dataclass(frozen=True, slots=True)
class Output:
    """What a rule gives: the capture that is the expression's words ("" for the whole match), the TIMEX3 type, the template."""

    words: str
    type: str
    template: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the grammar: the classes allowed before it (empty: any), its pattern, and its outputs."""

    left: tuple[str, ...]
    pattern: str
    outputs: tuple[Output, ...]


def read_rules(source: str) -> tuple[Rule, ...]:
    """The rules of a grammar text. ValueError on a line that is none.

    >>> read_rules("to < date => DATE ref:present")[0].left
    ('to',)
    """
    rules = []
    for line in source.replace("\n    =>", " =>").splitlines():
        if not line.strip():
            continue
        pattern, arrow, outputs = line.partition(" => ")
        if not arrow:
            raise ValueError(f"no rule: {line!r}")
        left, _, body = pattern.rpartition(" < ")
        fields = [output.split() for output in outputs.split(" ; ")]
        rules.append(Rule(tuple(left.split()), body, tuple(Output(*(["", *each] if len(each) == 2 else each)) for each in fields)))
    return tuple(rules)
