# make demo | test | check | bench | evaluate | clean: each sets up what it needs, once, in .venv.
# A fresh machine needs Python 3.11 or newer, pip and make.

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
SHARED ?= ../shared
EXAMPLES := $(sort $(wildcard examples/*.html examples/*.htm examples/*.txt))
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1

# The first of these that runs and is new enough; `make PYTHON=/path/to/python` overrides.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)

.DEFAULT_GOAL := help
.PHONY: help setup demo test check style lint types layers engines bench score evaluate accuracy clean

help:
	@echo "make demo    read the notices in examples/"
	@echo "make test    run the tests"
	@echo "make check   format, lint, types, import contract and tests"
	@echo "make engines run the recipes of docs/cluster.md with Spark and Ray (a gigabyte to install)"
	@echo "make bench   measure speed, import time and memory (BENCH=--callgrind: instructions as well)"
	@echo "make score   compare with the reference answers in $(SHARED)"
	@echo "make evaluate what was gained and lost against tests/baseline.json; fails below a floor"
	@echo "make accuracy write tests/baseline.json and docs/accuracy.md anew (ACCURACY=--lower-floors)"
	@echo "make clean   remove what these made"

# ---------------------------------------------------------------- set-up: a stamp a step
# An environment that is there is completed; one that does not run (moved, or of an old Python) is made anew.
# Where venv comes without ensurepip (Debian without python3-venv), the system's pip fills it.
$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "govtasks needs Python 3.11 or newer: install it, or make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| $(PYTHON) -m venv --clear $(VENV) \
		|| $(PYTHON) -m venv --clear --without-pip $(VENV)
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m pip --python $(PY) install --quiet pip
	@$(PY) -m pip install --quiet --upgrade 'pip>=25.1'
	@touch $@

$(VENV)/.package: $(VENV)/.made pyproject.toml
	@echo "installing govtasks into $(VENV)"
	@$(PY) -m pip install --quiet --editable '.[cli,all]'
	@touch $@

# axe-core looks for what keeps people from using the review page; without npm that is not tested.
AXE := $(VENV)/axe/package/axe.min.js
$(AXE): | $(VENV)/.made
	@mkdir -p $(VENV)/axe
	@cd $(VENV)/axe && npm pack --silent axe-core@4 >/dev/null 2>&1 && tar xzf axe-core-*.tgz \
		|| echo "no axe-core (it needs npm): accessibility of the review page is not tested"

$(VENV)/.test $(VENV)/.lint $(VENV)/.bench $(VENV)/.engines: $(VENV)/.%: $(VENV)/.package
	@echo "installing what $* needs into $(VENV)"
	@$(PY) -m pip install --quiet --group $*
	@touch $@

setup: $(VENV)/.test $(VENV)/.lint

# ---------------------------------------------------------------- what people call
demo: $(VENV)/.package
	@test -n "$(EXAMPLES)" || { echo "no notices in examples/" >&2; exit 1; }
	@for f in $(EXAMPLES); do echo; echo "\$$ govtasks show $$f"; $(BIN)/govtasks show "$$f" || exit; done
	@echo; echo "\$$ govtasks parse --format table $(EXAMPLES)"
	@$(BIN)/govtasks parse --format table $(EXAMPLES)

test: $(VENV)/.test | $(AXE)
	@$(PY) -m pytest --numprocesses auto $(PYTEST)

check: style lint types layers test

style: $(VENV)/.lint
	@$(PY) -m ruff format --check .

lint: $(VENV)/.lint
	@$(PY) -m ruff check .

types: $(VENV)/.lint $(VENV)/.test
	@$(PY) -m mypy

layers: $(VENV)/.lint
	@$(BIN)/lint-imports --no-logo

engines: $(VENV)/.test $(VENV)/.engines
	@$(PY) -m pytest -s tests/test_engines.py

bench: $(VENV)/.bench
	@$(PY) -m benchmarks $(BENCH)

PLUGINS := $(wildcard plugins/*/pyproject.toml)
$(VENV)/.plugins: $(VENV)/.test $(PLUGINS) $(wildcard plugins/*/src/*/*.py)
	@$(PY) -m pip install --quiet --no-deps --no-build-isolation --upgrade --target $(VENV)/plugins $(dir $(PLUGINS))
	@touch $@

score: $(VENV)/.plugins
	@echo "without plugins"
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(PY) $(SHARED)/tools/score.py --gold $(SHARED)/gold --source $(SHARED)/seeds
	@echo "with the plugins of plugins/"
	@PATH="$(CURDIR)/$(BIN):$$PATH" PYTHONPATH="$(CURDIR)/$(VENV)/plugins" \
		$(PY) $(SHARED)/tools/score.py --gold $(SHARED)/gold --source $(SHARED)/seeds --min 100

ALL_NOTICES := --gold $(SHARED)/gold --notices $(SHARED)/seeds \
	--gold $(SHARED)/corpus/gold --notices $(SHARED)/corpus/notices \
	--gold $(SHARED)/containers/gold --notices $(SHARED)/containers/files --pages tests/pages.json

evaluate: $(VENV)/.package
	@$(BIN)/govtasks evaluate $(ALL_NOTICES) --against tests/baseline.json

accuracy: $(VENV)/.package
	@$(BIN)/govtasks evaluate $(ALL_NOTICES) --against tests/baseline.json --markdown docs/accuracy.md \
		--write-baseline tests/baseline.json $(ACCURACY)
	@$(PY) tests/meaning_answers.py

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
