# Everything one does with a checkout. `make help` says what there is.

STORIES ?= stories
VENV := .venv
BIN := $(VENV)/bin
SECONDS ?= 600
TEMPLATES = $(shell find src -path '*/templates/*' -name '*.html')

.DEFAULT_GOAL := help
.PHONY: help run dev test check lint types layers tests needs format golden docs scale fuzz bench bench-reading clean

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "  make run STORIES=path/to/my/pile   opens your own stories"

run: $(VENV)/.installed ## Open the stories that ship with the project, or STORIES=…, as an archive
	@$(BIN)/storykeep open "$(STORIES)"

test: needs check tests ## Check everything: style, types, layers, and every test, in a real browser too

check: lint types layers ## Check style, types and layers only

lint: $(VENV)/.ready ## Check the style of code and templates
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(if $(TEMPLATES),$(BIN)/djade --target-version 5.2 --check $(TEMPLATES))

types: $(VENV)/.ready ## Check the types
	@$(BIN)/mypy

layers: $(VENV)/.ready ## Check that rooms import only downwards
	@$(BIN)/lint-imports

tests: $(VENV)/.ready ## Run the tests alone; what they need must be there (make needs)
	@$(BIN)/pytest -n 2 --dist worksteal -q -m "not scale"

needs: $(VENV)/.ready ## Bring what the tests need: a browser, Java, PostgreSQL
	@$(BIN)/python tests/needs.py

format: $(VENV)/.ready ## Put code and templates in order
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .
	@$(if $(TEMPLATES),$(BIN)/djade --target-version 5.2 $(TEMPLATES))

golden: $(VENV)/.ready ## Write the golden files anew; read the difference before committing it
	@$(BIN)/pytest -q --write-golden tests/golden

docs: $(VENV)/.ready ## Write the pages of docs/ that are made from the code
	@$(BIN)/python tools/write_docs.py

scale: $(VENV)/.ready ## Run the heavy tests, with many works
	@$(BIN)/pytest -q -m scale -p no:randomly tests/scale

fuzz: $(VENV)/.fuzz ## Throw ever new input at intake, reading and press, for SECONDS=600; what was found stays
	@cd tests && ../$(BIN)/python -m fuzz --seconds $(SECONDS) && ../$(BIN)/python -m fuzz.stretch --seconds 120

bench: $(VENV)/.ready ## Measure speed and size, and write docs/performance.md
	@$(BIN)/python -m bench

bench-reading: $(VENV)/.ready ## Measure how right readings are, on annotated fiction
	@$(BIN)/python -m bench.reading

dev: $(VENV)/.ready ## Install everything for working on the code

clean: ## Remove what was installed and made; never an archive
	rm -rf $(VENV) build dist test-output .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	@tools/make-venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "Installing what Storykeep needs. This happens once and takes about a minute."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.ready: pyproject.toml | $(VENV)/bin/python
	@echo "Installing what working on Storykeep needs. This happens once."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $(VENV)/.installed $@

$(VENV)/.fuzz: $(VENV)/.ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group fuzz
	@touch $@
