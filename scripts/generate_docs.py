#!/usr/bin/env python3
"""Writes the generated pages of docs/: the reference of the command line, the codebook and the data dictionary.

`--check` writes nothing and fails when a page is not what it would write, when a command has no description or no example, when a
page names a command or an option that is none, when no hand-written page names a command, or when a link between pages leads nowhere.
`--consoles` runs the shell blocks of the tutorial and of the how-to pages, and writes the outputs that they show again.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 100
"""Columns of the help texts in the reference."""


def commands(group: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], object]]:
    """Every command below a group with its path, groups before their commands."""
    yield path, group
    for name, command in getattr(group, "commands", {}).items():
        yield from commands(command, (*path, name))


def cli_page() -> str:
    """The reference of the command line: what `--help` says of each command."""
    from typer.main import get_command
    from typer.testing import CliRunner

    from parley.cli.app import application

    app = application()
    parts = [
        "# The command line",
        "Generated from the commands' own help by `make docs`; do not edit.",
        "Exit codes: 0 done; 1 could not run; 2 wrong usage; 3 done, but some documents failed; 130 interrupted. What was asked for "
        "goes to standard output, progress and errors to standard error. `NO_COLOR` turns colour off; `PARLEY_LEDGER` names the ledger.",
    ]
    for path, command in commands(get_command(app), ("parley",)):
        title = " ".join(path)
        result = CliRunner().invoke(
            app, [*path[1:], "--help"], prog_name="parley", env={"COLUMNS": str(WIDTH), "TERMINAL_WIDTH": str(WIDTH)}
        )
        text = "\n".join(line.rstrip() for line in result.output.strip().splitlines())
        if not getattr(command, "help", None) or (not getattr(command, "commands", None) and "Examples:" not in text):
            raise SystemExit(f"{title}: has no description, or no examples, in its help")
        parts.append(f"## {title}\n\n```text\n{text}\n```")
    return "\n\n".join(parts) + "\n"


def codebook_page() -> str:
    """The closed lists with their definitions and examples."""
    from parley.model.codebook import ACTS, CODEBOOK_VERSION, TOPICS

    parts = [
        "# The codebook",
        f"Version {CODEBOOK_VERSION}. Generated from `parley.model.codebook` by `make docs`; do not edit.",
        "## Acts",
    ]
    for act in ACTS:
        mode = f", mode {act.mode}" if act.mode else ""
        parts.append(f"### {act.name}\n\n{act.definition}\n\nPLOVER: {act.root}{mode}.\n\n- Yes: {act.positive}\n- No: {act.negative}")
    parts.append("## Topics")
    for topic in TOPICS:
        parts.append(f"### {topic.name}\n\n{topic.definition}\n\nWeight {topic.weight}.\n\n- Yes: {topic.positive}\n- No: {topic.negative}")
    return "\n\n".join(parts) + "\n"


def dictionary_page() -> str:
    """Every column of every table."""
    from parley.export.dictionary import dictionary_page as tables

    parts = [
        "# The data dictionary",
        "Generated from the definitions of the columns (`parley.export`) by `make docs`; do not edit. `parley export dictionary` prints "
        "it as CSV.",
        "An unknown is an empty cell (in Parquet null), never a word. Several values in one cell are joined by `; `. Days are calendar "
        "days without a zone; two columns `..._earliest` and `..._latest` are the two ends of one interval, both inclusive. In CSV, a text "
        "that a spreadsheet would run as a formula has an apostrophe before it. [The event row](events.md) says how a day and a place are "
        "chosen.",
        tables(),
    ]
    return "\n\n".join(parts) + "\n"


PAGES = {"docs/cli.md": cli_page, "docs/codebook.md": codebook_page, "docs/data-dictionary.md": dictionary_page}


def broken_links() -> list[str]:
    """Links in our Markdown that lead to no file, as "page: target"."""
    wrong = []
    for page in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md")]):
        text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
            if "://" not in target and not (page.parent / target).exists():
                wrong.append(f"{page.relative_to(ROOT)}: {target}")
    return wrong


def options() -> dict[tuple[str, ...], set[str]]:
    """Every command by its path below `parley`, with its options; those of the program itself work everywhere."""
    from typer.main import get_command

    from parley.cli.app import application

    known: dict[tuple[str, ...], set[str]] = {}
    everywhere: set[str] = {"-h", "--help"}
    for path, command in commands(get_command(application()), ("parley",)):
        own = {name for param in getattr(command, "params", ()) for name in (*param.opts, *param.secondary_opts) if name.startswith("-")}
        if len(path) == 1:
            everywhere |= own
        known[path[1:]] = own | everywhere
    return known


def calls(text: str) -> Iterator[list[str]]:
    """Every call of `parley` in the code of a Markdown text, as its words after `parley`; what is quoted is one word."""
    for code in re.findall(
        r"```(?:sh|console)\n(.*?)```|`([^`\n]+)`", re.sub(r"```python.*?```", "", text, flags=re.DOTALL), flags=re.DOTALL
    ):
        for line in "".join(code).replace("\\\n", " ").splitlines():
            for call in re.findall(r"(?:^|[\s/(])parley ((?:[a-z]+|-)[^|;&#>)]*)", line if code[0] else f" {line}"):
                try:
                    yield shlex.split(call)
                except ValueError:  # a quotation mark that the line does not close
                    yield call.split()


def wrong_calls() -> list[str]:
    """Commands and options named in code of our Markdown that are none, as "page: what"."""
    known = options()
    groups = {path[:1] for path in known if len(path) > 1}
    wrong = []
    for page in hand_written():
        for words in calls(page.read_text(encoding="utf-8")):
            path = tuple(words[:2]) if tuple(words[:2]) in known else tuple(words[:1])
            below = path in groups and len(words) > 1 and words[1].isalpha()
            if below or (path not in known and not words[0].startswith("-")):
                wrong.append(f"{page.relative_to(ROOT)}: parley {' '.join(words[: 2 if below else 1])}")
                continue
            own = words[: words.index("--")] if "--" in words else words
            given = {word.split("=")[0] for word in own if re.match(r"--?[a-z]", word) and " " not in word}
            wrong += [f"{page.relative_to(ROOT)}: parley {' '.join(path)} {name}" for name in sorted(given - known.get(path, known[()]))]
    return sorted(set(wrong))


def unnamed_commands() -> list[str]:
    """Commands that no hand-written page of docs/ names in its code."""
    named: set[tuple[str, ...]] = set()
    for page in hand_written():
        if page.is_relative_to(ROOT / "docs"):
            for words in calls(page.read_text(encoding="utf-8")):
                named |= {tuple(words[:1]), tuple(words[:2])}
    return [f"parley {' '.join(path)}" for path in options() if path and path not in named]


def hand_written() -> list[Path]:
    """Our Markdown pages, without those that are generated."""
    return [page for page in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]) if str(page.relative_to(ROOT)) not in PAGES]


def refresh_consoles() -> list[str]:
    """Runs the pages and writes their outputs as they are now; returns what ended with an error."""
    import consoles

    wrong = []
    with tempfile.TemporaryDirectory() as work:
        for page in consoles.pages():
            results = consoles.play(page, Path(work))
            path = ROOT / page
            text = path.read_text(encoding="utf-8")
            new = consoles.refreshed(text, results)
            if new != text:
                path.write_text(new, encoding="utf-8")
                print(f"{page}: outputs written again; read the text around them")
            wrong += [f"{page}: {consoles.fault(ran)}" for ran in results if ran.code != 0]
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 when a page is out of date")
    parser.add_argument("--consoles", action="store_true", help="run the shell blocks of the pages and write their outputs again")
    asked = parser.parse_args()
    check = asked.check
    os.environ["NO_COLOR"] = "1"
    os.environ.pop("PARLEY_LEDGER", None)
    wrong = []
    for name, make in PAGES.items():
        path, text = ROOT / name, make()
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            wrong.append(f"{name} is out of date: run `make docs`")
    if asked.consoles:
        wrong += refresh_consoles()
    wrong += [f"there is no such command or option: {name}" for name in wrong_calls()]
    wrong += [f"no hand-written page names the command: {name}" for name in unnamed_commands()]
    wrong += [f"a link leads nowhere: {link}" for link in broken_links()]
    print("\n".join(wrong) or "the documentation is up to date", file=sys.stderr if wrong else sys.stdout)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
