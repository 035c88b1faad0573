#!/usr/bin/env python3
"""Writes the generated pages of docs/: the reference of the command line, the codebook and the data dictionary.

`--check` writes nothing and fails when a page is not what it would write, when a command has no description or no example, when a
page names a command that is none, or when a link between pages leads nowhere.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
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


def unknown_commands() -> list[str]:
    """Commands named in code of our Markdown that are none, as "page: command"."""
    from typer.main import get_command

    from parley.cli.app import application

    known = {path[1] for path, _ in commands(get_command(application()), ("parley",)) if len(path) > 1}
    wrong = []
    for page in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]):
        code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", page.read_text(encoding="utf-8"), flags=re.DOTALL))
        named = re.findall(r"(?:^|[`\s/])parley ([a-z]+)\b", code)
        wrong += [f"{page.relative_to(ROOT)}: parley {name}" for name in sorted(set(named) - known)]
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 when a page is out of date")
    check = parser.parse_args().check
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
    wrong += [f"there is no such command: {name}" for name in unknown_commands()]
    wrong += [f"a link leads nowhere: {link}" for link in broken_links()]
    print("\n".join(wrong) or "the documentation is up to date", file=sys.stderr if wrong else sys.stdout)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
