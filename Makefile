# `make demo` and `make test` set up what they need by themselves, in .venv and nowhere else; a second run takes seconds.
# Each step of the setting up leaves a stamp and is done again when what it was made from has changed.

SHELL := /bin/bash
BASE_PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/.stamps

.PHONY: demo test setup lint docs consoles lock clean help

help:  ## say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

demo: $(STAMPS)/project  ## build the ledger of examples/, ask it a question of each kind, write demo/report.html
	@scripts/demo

test: $(STAMPS)/project  ## run every test (ARGS="-k word" to choose)
	$(BIN)/python -m pytest $(ARGS)

setup: $(STAMPS)/project  ## set up .venv and nothing more

lint: $(STAMPS)/project  ## ruff, mypy --strict, import-linter, and the site of the documentation
	@scripts/lint

docs: $(STAMPS)/project  ## write the generated pages of docs/ again, and the site in build/docs
	$(BIN)/python scripts/generate_docs.py
	$(BIN)/python scripts/build_site.py

consoles: $(STAMPS)/project  ## write the outputs shown in the pages of docs/ again
	$(BIN)/python scripts/generate_docs.py --consoles

lock: $(STAMPS)/installer  ## write requirements.lock again from pyproject.toml (needs the package registry)
	$(BASE_PYTHON) scripts/lock.py --write

clean:  ## remove what was made, .venv too
	rm -rf $(VENV) build dist demo .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(STAMPS)/venv:
	@command -v $(BASE_PYTHON) >/dev/null || { echo "Parley needs Python 3.11 or newer: install it, or name it with BASE_PYTHON=..." >&2; exit 1; }
	@$(BASE_PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Parley needs Python 3.11 or newer; $(BASE_PYTHON) is older. Name another with BASE_PYTHON=..." >&2; exit 1; }
	$(BASE_PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/installer: scripts/uv.txt $(STAMPS)/venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r scripts/uv.txt
	@touch $@

$(STAMPS)/packages: requirements.lock $(STAMPS)/installer
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@touch $@

$(STAMPS)/project: pyproject.toml $(STAMPS)/packages
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-build-isolation --no-deps --editable .
	@touch $@
