# Every target that needs the environment starts from `setup`, which costs nothing the second time.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup browser build check test test-slow search hostile mutation fuzz serve docs lock lock-mutation clean

# The sample region is a year of records; this is the moment they are judged at, so that no build depends on today.
AS_OF := 2026-01-15T08:00:00+07:00
PORT ?= 8000
PART ?= rules
EVERY ?= 12
BIN := .venv/bin

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/.spbe-setup ## the environment: .venv from requirements.lock, and WeasyPrint's system libraries if missing
	@scripts/system-libraries

.venv/.spbe-setup: requirements.lock pyproject.toml scripts/environment
	@PYTHON="$(PYTHON)" scripts/environment

browser: setup
	@scripts/browser

build: setup ## the sample region's records into checked findings, figures and documents under build/
	$(BIN)/spbe build --as-of $(AS_OF)

check: setup ## format, lint, types, import floors, schemas, generated files, and the sample's own records
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --cache-dir .cache/import-linter
	$(BIN)/python -m pytest -q tests/meta
	$(BIN)/spbe check --as-of $(AS_OF)

# In the order of the files: sorted by the number of their tests, files of one long test come last, and one core waits.
test: setup browser ## what every change must hold (within 10 minutes)
	$(BIN)/python -m pytest -q -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

test-slow: setup browser ## the long and the heavy
	$(BIN)/python -m pytest -q -m slow $(ARGS)

search: setup ## the property tests with examples that differ from run to run (ARGS=… which); what fails is remembered
	SPBE_SEARCH=1 $(BIN)/python -m pytest -q $(or $(ARGS),tests/properties)

hostile: setup ## tries every hostile YAML file of ours, or below FOLDER=…, in a process of its own: nothing may harm
	@$(BIN)/python -m tools.hostile "$(FOLDER)"

fuzz: setup ## TIME=… seconds each of bytes guided by coverage, hostile values in records and in the law, and spoilt imports (FOLDER=… more seeds)
	@tools/fuzz/guide
	PYTHONPATH=.cache/fuzz $(BIN)/python -m tools.fuzz bytes $(or $(TIME),600) $(FOLDER)
	$(BIN)/python -m tools.fuzz leaves $(or $(TIME),600)
	$(BIN)/python -m tools.fuzz law $(or $(TIME),600)
	$(BIN)/python -m tools.fuzz imports $(or $(TIME),600)

mutation: setup .cache/mutation/.made ## mistakes put into the rules (PART=law: the law), one in EVERY=12, to be noticed by the tests
	PYTHONPATH=.cache/mutation nice -n 19 $(BIN)/python -m tools.mutation $(PART) --every $(EVERY)

# Beside the environment, not in it: twenty-eight packages that nothing else needs.
.cache/mutation/.made: tools/mutation/requirements.lock
	$(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes --upgrade --target .cache/mutation -r $<
	@touch $@

serve: setup ## the sample's site at http://127.0.0.1:8000, anew on each save (PORT=… for another)
	$(BIN)/spbe serve --as-of $(AS_OF) --port $(PORT)

docs: setup ## docs/aturan.md and docs/klausul.md from the rules, the schemas and the regulation pack
	$(BIN)/python -m tools.docs

editor: setup ## what .vscode/ reads: a schema for every kind, with its clauses, and snippets
	$(BIN)/spbe schema --output .cache/skema --snippets .vscode/spbe.code-snippets

# Not from `setup`: a dependency that has just joined pyproject.toml is what the old lock cannot satisfy.
lock: ## requirements.lock from pyproject.toml (ARGS=--upgrade for newer versions)
	@test -x $(BIN)/pip-compile || $(MAKE) --no-print-directory setup
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --extra dev --strip-extras --generate-hashes \
	  --allow-unsafe --no-build-isolation --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  --output-file requirements.lock $(ARGS) pyproject.toml

lock-mutation: setup ## tools/mutation/requirements.lock from requirements.in beside it
	CUSTOM_COMPILE_COMMAND="make lock-mutation" $(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe \
	  --no-build-isolation --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  --output-file tools/mutation/requirements.lock $(ARGS) tools/mutation/requirements.in

clean: ## removes build/ and every cache; .venv stays
	rm -rf build dist .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -path ./.venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
