"""A process file to begin with: every key explained, with an example that only needs its "#" removed.

Invariant: the text loads with `parley.config.load_process` as it is, and with every example taken in.
"""

from __future__ import annotations

import json
from pathlib import Path

from parley.errors import UsageError
from parley.model.records import ActorKind
from parley.workflows.exporting import in_place

DEFAULT_FILE = Path("process.toml")

_TEXT = """\
# The peace process that a ledger is about: parley build reports/ --process {file}
#
# Optional for everything: Parley works without this file, and every key but the title may be left out. What you write here wins over what
# Parley knows beforehand or finds in the reports.
#
# Title, mediators, parties and frames count in a build. The others, and a party's side, are checked and not used yet: no report is dated or
# left out by them.
#
# A line that begins with "# " explains. A line that begins with "#" and no blank is an example: remove its "#" and write your own.

# What the process is called. The only key that must be here.
title = {title}

# Countries or regions that it is about, by their names.
#territory = ["Velmar", "Tern Valley"]

# Who brings the parties together: states and organisations, by the names that reports use. Persons are found by their titles.
#mediators = ["Norland", "Lakes Union"]

# Its first and last day, both included, without quotation marks. Leave out what is open.
#since = 2031-01-15
#until = 2031-12-31

# The time zone in which its days are counted, by its IANA name. Without it: UTC.
#timezone = "Africa/Kampala"

# A file of frames of your own, looked for beside this file; they are tried before Parley's. --frames and PARLEY_FRAMES win over this line.
# To try such a file out: parley frames FILE --check
#frames = "frames.toml"

# Its parties: one block of these lines for each. In a block only the name must be there.
#   name      as the ledger shall call it
#   aliases   other names and abbreviations that reports use for it
#   side      with whom it stands: any word; parties with the same word are on one side
#   kind      what it is: {kinds}
# A party that the lists know gets the aliases in addition; two parties are never taken for one, so that a block for each keeps apart what
# reports call alike. Whole lists of actors: parley actors import FILE.
#[[parties]]
#name = "Government of Velmar"
#aliases = ["the Velmar authorities"]
#side = "government"
#kind = "government"

#[[parties]]
#name = "Hill Front"
#aliases = ["HF", "the Front"]
#side = "rebels"
#kind = "armed_group"
"""


def process_text(title: str, *, file: str = DEFAULT_FILE.name) -> str:
    """The text of a process file for a process of this title. file: its name, for the command it shows.

    >>> from parley.config import parse_process
    >>> parse_process(process_text('The "valley" talks')).title
    'The "valley" talks'
    """
    words = json.dumps(title.encode("utf-8", "replace").decode("utf-8"), ensure_ascii=False).replace("\x7f", "\\u007F")
    shown = " ".join(file.encode("utf-8", "replace").decode("utf-8").split())
    return _TEXT.format(title=words, file=shown, kinds=", ".join(ActorKind))


def write_process(title: str, target: Path, *, force: bool = False) -> None:
    """Writes a process file. force: also over a file that is there.

    Raises UsageError for an empty title, where a file is there already, or where the target cannot be written.
    """
    if not title.strip():
        raise UsageError("the process has no name", remedy='give it one: parley init "Valley talks"')
    if target.is_dir():
        raise UsageError("is a folder", document=str(target), remedy="name a file with -o")
    if not force and (target.exists() or target.is_symlink()):
        raise UsageError("is there already; it was left as it is", document=str(target), remedy="name another with -o, or add --force")
    with in_place(target) as part:
        part.write_text(process_text(title.strip(), file=str(target)), encoding="utf-8")
