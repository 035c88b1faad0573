"""Settings of the documentation's site. Invariant: it is built and read without a network, and a warning fails the build."""

from __future__ import annotations

from parley import __version__

project = "Parley"
author = "The Parley founders"
copyright = "The Parley founders, Apache-2.0"
release = version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown"}
exclude_patterns: list[str] = []

html_theme = "furo"
html_title = f"Parley {release}"
html_show_sourcelink = False
html_copy_source = False
templates_path: list[str] = []

myst_heading_anchors = 4

# Docstrings are plain text: `words` are code, and a signature shows the types.
default_role = "code"
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
python_maximum_signature_line_length = 100


def draw_as_it_stands(_app: object, what: str, _name: str, _object: object, _options: object, lines: list[str]) -> None:
    """An indented paragraph of a module's docstring is a drawing: it is shown letter by letter."""
    if what != "module":
        return
    for number in range(len(lines) - 1, 0, -1):
        if lines[number].startswith("    ") and not lines[number - 1].strip():
            lines[number:number] = ["::", ""]


def setup(app: object) -> None:
    app.connect("autodoc-process-docstring", draw_as_it_stands)  # type: ignore[attr-defined]
