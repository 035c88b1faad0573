"""Links as JSON and as a table: what a rule found between two statements.

Invariant: a link stands here as it was made; of a selection, all that touch one of its statements.
"""

from __future__ import annotations

from typing import Any

from parley.export.columns import Column, Form, Table, table_json
from parley.export.selection import Selection
from parley.model.records import LinkRelation

LINKS = Form(
    name="links",
    row="a link: a relation between two statements, found by a rule",
    columns=(
        Column("id", "text", "The link's address.", "l06880e1c7635a8d8"),
        Column("relation", "text", "What the first is to the second.", "delivers", values=tuple(one.value for one in LinkRelation)),
        Column("first", "text", "Id of a statement.", "s3219cb4e2fcbc6e6"),
        Column("second", "text", "Id of a statement.", "sd2290881cf379872"),
        Column("first_entry", "text", "Id of the entry that holds the first; empty where it is not chosen.", "e3219cb4e2fcbc6e6"),
        Column(
            "second_entry",
            "text",
            "Id of the entry that holds the second; empty where it is not chosen.",
            "ed2290881cf379872",
        ),
        Column("rule", "text", "The rule that made it.", "delivery"),
        Column("rule_version", "text", "That rule's version.", "1"),
        Column("score", "number", "How well the two fit.", "0.6", unit="0 to 1"),
        Column("margin", "number", "By how much the score passes the rule's threshold.", "0.1", unit="0 to 1"),
        Column("reason", "text", "Why, in words.", "does what was promised"),
    ),
)


def links_table(selection: Selection) -> Table:
    """One row a link, by id. The selection must have been made with its links."""
    held = {key: entry.id for entry in selection.entries for key in entry.statements}
    return LINKS.table(
        (
            link.id, link.relation.value, link.first, link.second, held.get(link.first), held.get(link.second),
            link.rule, link.rule_version,
            round(link.score, 4), round(link.margin, 4), link.reason or None,
        )
        for link in selection.links
        if link.first in held or link.second in held
    )  # fmt: skip


def links_json(selection: Selection) -> list[dict[str, Any]]:
    """One object a link, with the keys of the table."""
    return table_json(links_table(selection))
