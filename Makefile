# What people type. Needs Python 3.11 or later and make, nothing else: recipes use the shell's own words and Python.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
PAGE := schema/serving/page/index.html
PAGE_SOURCES := schema/schema.graphql $(wildcard explorer/*.* explorer/.npmrc explorer/src/*.* explorer/src/*/*.* explorer/src/*/*/*.*)
# Nothing is compiled that nobody imports: that takes as long as the download.
QUIETLY := --quiet --disable-pip-version-check --no-compile
export HOMMEL_STORE ?= sqlite:///$(CURDIR)/var/hommel.db
DATA ?=
OURS := requirements.txt atlas graph hommel loaders matching
REVISION := 'import json, sys; print(json.load(sys.stdin)["revision"])'
PORT ?= 8000
BENCHES := quality reads growth

.DEFAULT_GOAL := help
.PHONY: help setup run demo test check bench lock clean

help: ## what can be asked
	@while IFS= read -r line; do case "$$line" in [a-z]*:*"## "*) \
	  printf '  make %-8s %s\n' "$${line%%:*}" "$${line##*## }";; esac; done < Makefile

setup: $(STAMP) $(PAGE) ## install everything into .venv, build the page; nothing to do when nothing changed

$(STAMP): requirements.txt pyproject.toml
	@for python in python3 python3.13 python3.12 python3.11; do \
	  if $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; done; \
	if [ -z "$$found" ]; then echo "Hommel needs Python 3.11 or later (with venv) on the PATH" >&2; exit 1; fi; \
	if ! $(BIN)/python -c 'import pip' 2>/dev/null; then $$found -m venv --clear $(VENV); fi
	@$(BIN)/python -m pip install $(QUIETLY) --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install $(QUIETLY) --no-deps --no-build-isolation -e .
	@$(BIN)/python -c 'import pathlib; pathlib.Path("$(STAMP)").touch()'

$(PAGE): $(PAGE_SOURCES) | $(STAMP)
	@$(BIN)/python explorer/build.py page

# The page is built beside: the first run compiles what it computes with. What was done lies in var/.ran: the store, what
# was loaded, and the revision that it had then; as long as they are so, loading and matching would change nothing.
run: $(STAMP) ## the main job on the example economy, or on a CORDIS folder: make run DATA=folder
	@$(MAKE) --silent $(PAGE) & page=$$!; \
	stands() { echo "$$HOMMEL_STORE $(DATA) $$($(BIN)/hommel info --json 2>/dev/null | $(BIN)/python -c $(REVISION))"; }; \
	if [ -f var/.ran ] && [ -z "$$(find $(OURS) $(DATA) -type f ! -name '*.pyc' -newer var/.ran)" ] && \
	  [ "$$(cat var/.ran)" = "$$(stands)" ]; then \
	  echo "Nothing changed since the last run: its suggestions are there still ($(BIN)/hommel runs)"; \
	else \
	  $(BIN)/hommel migrate && \
	  if [ -n "$(DATA)" ]; then $(BIN)/hommel load cordis "$(DATA)"; else $(BIN)/hommel load example; fi && \
	  { $(BIN)/hommel map > /dev/null & map=$$!; } && \
	  echo && echo "Suggestions for everybody, who see them without a key, then for those who broker and see all:" && \
	  $(BIN)/hommel match --top 5 --audience public > /dev/null && $(BIN)/hommel match --top 5 && \
	  wait $$map && mkdir -p var && stands > var/.ran; \
	fi && wait $$page && echo && \
	echo "The store is $$HOMMEL_STORE. Ask for more with that in the environment:" && \
	echo "  $(BIN)/hommel match --help         other scopes, dates, files" && \
	echo "  $(BIN)/hommel explain ID ID        why two of them fit" && \
	exec $(BIN)/hommel serve --port $(PORT) --link manager

demo: export HOMMEL_STORE := sqlite:///$(CURDIR)/var/demo.db
demo: $(STAMP) ## a short tour on a small fictional economy, each command shown, then a year of brokering in a minute
	$(BIN)/hommel migrate
	$(BIN)/hommel load example --size 300 --seed 1
	$(BIN)/hommel match --for example:0000007 --top 3
	$(BIN)/hommel explain example:0000007 example:0000275
	$(BIN)/python -m bench.year

test: $(STAMP) $(PAGE) ## every test, 10 minutes at most; FULL=1 raises the counts of generated and crash cases
	@$(if $(HOMMEL_TEST_NEO4J),,$(BIN)/python -m tests.neo4j.jars || :)
	@FULL=$(FULL) $(BIN)/python -m pytest $(if $(HOMMEL_TEST_NEO4J),,-n 2 --dist worksteal) $(if $(FULL),--durations=25)

check: $(STAMP) $(PAGE) ## format, lint, types, direction of imports; the same of the page
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q tests/test_architecture.py
	@$(BIN)/python explorer/build.py check

bench: $(STAMP) ## every benchmark at small sizes
	@for name in $(BENCHES); do echo "bench.$$name"; $(BIN)/python -m bench.$$name || exit 1; done
	@echo "bench.portfolio"; $(BIN)/python -m bench.portfolio --quick --sizes 2k

lock: ## pin the latest fitting versions with their hashes
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url --no-emit-find-links --upgrade --output-file requirements.txt pyproject.toml

clean: ## forget what tools remember; the store in var/ and .venv stay
	@if [ -x $(BIN)/python ]; then $(BIN)/python -c 'import pathlib, shutil; \
	  [shutil.rmtree(found, True) for found in pathlib.Path().glob(".[mrp]*_cache")]; \
	  [shutil.rmtree(found, True) for found in (".hypothesis", "build", "hommel.egg-info")]'; fi
