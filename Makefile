# `make run` and `make test` set up .venv from the lock first; nothing else is needed than Python 3.11+.
PYTHON ?= $(or $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done),python3)
OUT ?= out
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test setup lint types gate floors schemas readme docs picture lock clean

run: $(READY)
	$(BIN)/extractor run corpus --store $(OUT)/facts.db --out $(OUT)

test: $(READY)
	$(BIN)/python -m pytest

setup: $(READY)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

gate: $(READY)
	$(BIN)/extractor evaluate --gold gold --gate gold/floors.json

floors: $(READY)
	$(BIN)/python scripts/raise_floors.py

schemas: $(READY)
	$(BIN)/python scripts/write_schemas.py

readme: $(READY)
	$(BIN)/python scripts/refresh_readme.py

docs: $(READY)
	$(BIN)/extractor evaluate --gold gold --json $(VENV)/scores.json
	$(BIN)/python scripts/write_docs.py --scores $(VENV)/scores.json

picture: $(READY)
	$(BIN)/python scripts/write_picture.py

# Needs uv (https://docs.astral.sh/uv/) on PATH; the result is installed with plain pip.
lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
	  --all-extras --no-header pyproject.toml --output-file requirements.lock

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "extractor needs Python 3.11 or newer, found " + sys.version.split()[0] + "; name another one with: make PYTHON=python3.12")'
	@echo "setting up $(VENV): about 80 packages, a minute or two"
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

clean:
	rm -rf $(VENV) out .mypy_cache .pytest_cache .ruff_cache .hypothesis
