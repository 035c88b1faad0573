"""`parley init NAME`: a process file to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parley.cli.options import Json
from parley.cli.output import notes, print_json


def init(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the process is called.", show_default=False)],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The file to write.")] = Path("process.toml"),
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    json: Json = False,
) -> None:
    """Write a process file to begin with.

    It names the parties of a process with their aliases, its mediators, territory, days and time zone; every key is
    explained in it, with an example. It is optional for everything, and so is each of its keys but the title.

    \b
    Examples:
      parley init "Valley talks"
      parley init "Valley talks" -o valley.toml --force
      parley build reports/ --process process.toml
    """
    from parley.workflows.process_file import write_process

    write_process(name, output, force=force)
    if json:
        print_json({"file": str(output), "title": name.strip()})
    else:
        notes().print(f"{output}: written. Then: parley build PATH --process {output}", style="dim", markup=False)
