"""What is looked for in the pages: commands and options that are none, commands that no page names, anything that the site would load
from elsewhere."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def root(generate: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs" / "howto").mkdir(parents=True)
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    return tmp_path


def test_commands_and_options_that_are_none(generate: ModuleType, root: Path) -> None:
    (root / "docs" / "howto" / "page.md").write_text(
        "Say `parley bord`, or `parley entries --topics x` and `parley --version`.\n\n"
        "```console\n$ parley search 'releas* -hostages --' --csv | head -n 2\n```\n\n"
        "```sh\nparley export events --format csv \\\n  --sine 2031-03-01\nPARLEY_LEDGER=a.db parley export evnts\n```\n\n"
        "```python\nparley.bord()\n```\n",
        encoding="utf-8",
    )
    assert generate.wrong_calls() == [
        "docs/howto/page.md: parley bord",
        "docs/howto/page.md: parley entries --topics",
        "docs/howto/page.md: parley export events --sine",
        "docs/howto/page.md: parley export evnts",
    ]


def test_a_command_that_no_page_names(generate: ModuleType, root: Path) -> None:
    names = [" ".join(path) for path in generate.options() if path]
    (root / "docs" / "page.md").write_text("".join(f"`parley {name}`\n" for name in names if name != "export links"), encoding="utf-8")
    assert generate.unnamed_commands() == ["parley export links"]


def test_links_that_lead_nowhere(generate: ModuleType, root: Path) -> None:
    (root / "docs" / "page.md").write_text("[a](howto), [b](gone.md#part), [c](https://example.org)\n", encoding="utf-8")
    assert generate.broken_links() == ["docs/page.md: gone.md"]


def test_what_a_site_would_load_from_elsewhere(build_site: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        '<link rel="stylesheet" href="https://cdn.example/a.css"><link rel="canonical" href="https://site.example/">'
        '<script src="//cdn.example/b.js"></script><img src="own.png"><a href="https://example.org">a link</a>'
        '<p style="background: url(https://img.example/c.png)">x</p>',
        encoding="utf-8",
    )
    (tmp_path / "style.css").write_text("@import 'https://fonts.example/d.css'; p { background: url(own.png) }", encoding="utf-8")
    assert sorted(build_site.loaded_from_elsewhere(tmp_path)) == [
        "page.html: //cdn.example/b.js",
        "page.html: https://cdn.example/a.css",
        "page.html: https://img.example/c.png",
        "style.css: https://fonts.example/d.css",
    ]
