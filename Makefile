# Two commands are all that a machine with Python and make needs: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all:
SOURCES := src tests $(wildcard benchmarks tools)

.PHONY: help demo test bench check format lint types contracts lock reference clean

help: ## list these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/run.stamp ## a detained shipment from lists to dossier and filing, offline
	@$(BIN)/amparo demo

test: $(VENV)/dev.stamp ## the tests that need only Python
	@$(BIN)/python -m pytest -n auto --dist loadscope -m "not shared and not slow"

check: format lint types contracts test ## all that must be green before a commit

format: $(VENV)/dev.stamp
	@$(BIN)/ruff format --check --quiet $(SOURCES) || { echo "run: $(BIN)/ruff format $(SOURCES)"; exit 1; }

lint: $(VENV)/dev.stamp
	@$(BIN)/ruff check --quiet $(SOURCES)

types: $(VENV)/dev.stamp
	@$(BIN)/mypy --no-error-summary

contracts: $(VENV)/dev.stamp
	@$(BIN)/lint-imports --no-logo

bench: $(VENV)/dev.stamp ## screening held to its targets, beside the peers, in one run; writes results.json
	@$(BIN)/python benchmarks/quality/screening/bench.py

lock: $(VENV)/dev.stamp ## renew the locked versions
	@$(INSTALL) uv
	@$(BIN)/uv pip compile -q --upgrade --generate-hashes --no-header --no-annotate --universal --python-version 3.11 \
		--only-binary :all: pyproject.toml --group build -o requirements/run.lock
	@$(BIN)/uv pip compile -q --upgrade --generate-hashes --no-header --no-annotate --universal --python-version 3.11 \
		--only-binary :all: pyproject.toml --group dev -o requirements/dev.lock

clean: ## take the environment away
	rm -rf $(VENV)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "amparo needs Python 3.11 or newer"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.lock pyproject.toml | $(BIN)/python
	@echo "installing amparo and what it needs, from the lock"
	@$(INSTALL) --require-hashes -r requirements/run.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.lock $(VENV)/run.stamp
	@echo "installing what the tests need, from the lock"
	@$(INSTALL) --require-hashes -r requirements/dev.lock
	@touch $@
