# `make run` opens Amity, `make test` runs every check; both set up what they need in .venv.
.DEFAULT_GOAL := help
SHELL := /bin/sh
BIN := .venv/bin
TESTS := 3
SECONDS := 300
# What is compiled is kept, whatever this shell says: a test run starts hundreds of processes.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n $(TESTS) --dist worksteal
READY := .venv/ready-to-run
READY_TESTS := .venv/ready-to-test
# mypy and the message tools load the settings; they get a data folder of their own.
CHECK_HOME := AMITY_HOME=.mypy_cache/home

.PHONY: help run demo test lint drill fuzz bench shots fix messages front lock clean

help: ## Say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/' | expand -t 12

$(READY): requirements.lock pyproject.toml hatch_build.py frontend/package-lock.json tools/set_up.sh
	@tools/set_up.sh run
	@touch $@

$(READY_TESTS): $(READY) requirements-dev.lock
	@tools/set_up.sh tests
	@touch $@

front: $(READY) ## Build fonts, icons and translations where something changed
	@$(BIN)/python frontend/build.py

run: front ## Open Amity on your own folder
	@$(BIN)/amity serve --open

demo: front ## Open the village: made-up people, nothing is kept
	@$(BIN)/amity serve --demo --open

test: lint ## Set up and run every check, on PostgreSQL and on SQLite
	@AMITY_TEST_DATABASE=postgresql $(PYTEST); on_postgresql=$$?; $(PYTEST) && exit $$on_postgresql

lint: $(READY_TESTS) front ## Style, types and layers
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --quiet --check || { echo "Some files are not in the common format: make fix" >&2; exit 1; }
	@$(CHECK_HOME) $(BIN)/mypy --no-error-summary & types=$$!; \
		$(BIN)/lint-imports --no-cache >/dev/null || $(BIN)/lint-imports --no-cache; layers=$$?; \
		wait $$types && exit $$layers

drill: $(READY_TESTS) ## Kill imports, tear their log, fill the disk, run four at once; nothing may be lost or doubled
	@$(BIN)/python tools/drill.py

fuzz: $(READY_TESTS) ## Random bytes against every parser, each SECONDS long (300)
	@$(BIN)/python -m tests.fuzz $(SECONDS)

bench: $(READY_TESTS) front ## Measure speed and memory, and write bench/RESULTS.md
	@$(BIN)/python -m bench

shots: $(READY_TESTS) front ## Pictures of every page, two sizes and two themes, into build/shots
	@$(BIN)/python tools/shots.py build/shots

fix: $(READY_TESTS) ## Put files into the common format
	@$(BIN)/ruff check --fix --quiet
	@$(BIN)/ruff format --quiet

messages: $(READY_TESTS) ## Collect the words for translation into src/amity/locale
	@tools/messages.sh

lock: ## Renew both locks from pyproject.toml
	@tools/lock.sh

clean: ## Forget what was set up and built
	rm -rf .venv frontend/node_modules src/amity/surfaces/web/static/vendor .mypy_cache .ruff_cache .pytest_cache
