"""All forms in which a lemma may be written, from the language model's own lemmatiser turned round.

Invariant: a written word whose lemma the model may give as L is among the forms of L. Holds no word itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from spacy.language import Language

_TABLES = ("lemma_rules", "lemma_exc")
_PARTS_OF_SPEECH = ("noun", "verb", "adj", "adv")


def inflections(nlp: Language) -> Callable[[str], frozenset[str]] | None:
    """From a lemma to the forms that the pipeline's lemmatiser may bring back to it; None where it has none that works by rules."""
    lemmatiser = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    lookups = getattr(lemmatiser, "lookups", None)
    if lookups is None or not all(lookups.has_table(name) for name in _TABLES):
        return None
    rules, exceptions = (lookups.get_table(name) for name in _TABLES)
    endings = sorted({(old, new) for part in _PARTS_OF_SPEECH if part in rules for old, new in rules[part]})
    irregular: defaultdict[str, set[str]] = defaultdict(set)
    for part in _PARTS_OF_SPEECH:
        for form, lemmas in exceptions[part].items() if part in exceptions else ():
            for lemma in lemmas:
                irregular[lemma].add(form)

    def forms(lemma: str) -> frozenset[str]:
        regular = {lemma[: len(lemma) - len(new)] + old for old, new in endings if lemma.endswith(new)}
        return frozenset({lemma, *regular, *irregular.get(lemma, ())})

    return forms
