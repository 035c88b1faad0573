"""Which document of the case, and which actor, a name means.

A ledger knows a document by its key, a path or an address; the case by its `id`, `file` or `url`. A name means the document that has
it as one of these, else the one that has its last part, else the one that has its last part without the extension.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from parley.errors import UsageError

_NO_WORD = re.compile(r"\W+")

Keys = frozenset[str]
"""Names of actors, each folded to one form."""


class Named(Protocol):
    """What has an id and further names."""

    @property
    def id(self) -> str: ...

    @property
    def names(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNames:
    """Names of documents to their ids. whole: as the case writes them; loose: those, and their last parts without extension."""

    whole: Mapping[str, str]
    loose: Mapping[str, str]

    @classmethod
    def of(cls, documents: Sequence[Named], *, file: str = "case.json") -> DocumentNames:
        """The names of these documents. Raises UsageError where two of them share one; of two that share a last part, the first has it."""
        whole: dict[str, str] = {}
        stems: dict[str, str] = {}
        for number, doc in enumerate(documents):
            for name in doc.names:
                if name in whole and (whole[name] != doc.id or doc.id in {other.id for other in documents[:number]}):
                    raise UsageError(f"documents: two have the name {name}", document=file, remedy="give each document names of its own")
                whole[name] = doc.id
                stems.setdefault(stem(name), doc.id)
        return cls(whole=whole, loose={**stems, **whole})

    def exact(self, name: str) -> str | None:
        """The id of the document that has this very name."""
        return self.whole.get(name)

    def find(self, name: str) -> str | None:
        """The id of the document that a ledger calls by this name, or None.

        >>> names = DocumentNames(whole={"d0": "d0", "a.txt": "d0"}, loose={"d0": "d0", "a.txt": "d0", "a": "d0"})
        >>> names.find("news/a.txt"), names.find("news/a.html"), names.find("b.txt")
        ('d0', 'd0', None)
        """
        return self.loose.get(name) or self.loose.get(last_part(name)) or self.loose.get(stem(name))

    @property
    def listed(self) -> str:
        """All names, for a message."""
        return ", ".join(self.whole)


def last_part(name: str) -> str:
    """What stands after the last slash.

    >>> last_part("https://lowland.example/truce/"), last_part("a.txt")
    ('truce', 'a.txt')
    """
    return name.rstrip("/").rsplit("/", 1)[-1]


def stem(name: str) -> str:
    """The last part without its extension; a name that begins with its only full stop is all stem.

    >>> stem("news/a.b.txt"), stem(".hidden")
    ('a.b', '.hidden')
    """
    last = last_part(name)
    head, dot, tail = last.rpartition(".")
    return head if dot and head and tail else last


def fold(text: str) -> str:
    """Words alone, without case: what two spellings of one thing share.

    >>> fold("Hill-Front's  (HF)")
    'hill front s hf'
    """
    return _NO_WORD.sub(" ", text).casefold().strip()


class ActorNames:
    """Every way in which a case writes an actor, folded to one form. aliases: an actor's name to its other names.

    >>> names = ActorNames({"Hill Front": ("the Front",)})
    >>> sorted(names.keys(["the Front", "The Hill Front", "Velmar"]))
    ['hill front', 'velmar']
    """

    def __init__(self, aliases: Mapping[str, Iterable[str]]) -> None:
        self._main = {_bare(form): _bare(name) for name, others in aliases.items() for form in (name, *others)}

    def keys(self, names: Iterable[str]) -> Keys:
        """The folded forms of these names."""
        return frozenset(self._main.get(_bare(name), _bare(name)) for name in names)


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ")
