# What a person runs, on a machine with Python 3.11 or newer, git and make. `make serve` is the one to start with.
# PYTHON names another interpreter, ADDRESS another place to serve at, ARGS goes to pytest or to the benchmark.

PYTHON ?= python3
VENV ?= .venv
ADDRESS ?= localhost:8000
ARGS ?=
# Processes of the tests: more than two cores have, because builds, browsers and git are waited for.
WORKERS ?= 4

BIN = $(VENV)/bin
INSTALLED = $(VENV)/.installed
HISTORY = build/history
PLUGINS_INSTALLED = $(VENV)/.installed-plugins
NODE = .cache/javascript
NODE_BIN = $(NODE)/node_modules/.bin
PLOTLY = .cache/plotly

# Material prints a page about MkDocs 2 into every build otherwise; pyproject.toml keeps MkDocs below 2.
export NO_MKDOCS_2_WARNING = 1

.PHONY: help serve site docs docs-serve history golden test plugins soak lint javascript install-javascript plotly bench mutate messages schemas tables install clean

help:
	@echo 'make serve   the sample site at http://$(ADDRESS)/, rebuilt as you save'
	@echo 'make site    the sample site in site/, strict'
	@echo 'make docs    the documentation in build/docs/, strict; make docs-serve shows it at http://$(ADDRESS)/'
	@echo 'make history the samples as a git repository with a past of half a year, in $(HISTORY)/'
	@echo 'make test    the tests               (ARGS="-k charts -x")'
	@echo 'make plugins the tests beside other plugins and themes, which it installs'
	@echo 'make soak    ten minutes of edits under a running server, and huge files of all shapes (GOSART_SOAK_SEED=2)'
	@echo 'make golden  the drawings in tests/golden/, drawn anew: look at the diff before you commit it'
	@echo 'make lint    ruff, mypy, and the types and rules of the JavaScript where there is npm'
	@echo 'make plotly  the script of the interactive radar, with npm, for a release'
	@echo 'make bench   the benchmark           (ARGS="--full", ARGS="--only sites --large 100")'
	@echo 'make mutate  sets rules and results wrong and shows what no test notices (ARGS="rules --sample 60")'
	@echo 'make messages  the Chinese catalogue, brought up to date'
	@echo 'make schemas   the JSON Schemas for editors, made from the model'
	@echo 'make tables  the parts of docs/ and site_templates/MODELS.md that are made from the code'
	@echo 'make clean   remove what the others made'

# The files of accounts/ and site_templates/ with a past of half a year: what you save appears there at once.
serve: $(INSTALLED)
	$(BIN)/python .ci/history --serve $(ADDRESS)

site: history
	$(BIN)/mkdocs build --strict --clean --config-file $(HISTORY)/mkdocs.yml --site-dir $(CURDIR)/site

docs: $(INSTALLED)
	$(BIN)/mkdocs build --strict --clean --config-file docs.yml $(ARGS)

docs-serve: $(INSTALLED)
	$(BIN)/mkdocs serve --config-file docs.yml --dev-addr $(ADDRESS) --watch generator/gosart $(ARGS)

# The samples as a git repository, by .ci/history/commits.yml; made anew when something has changed.
history: $(INSTALLED)
	$(BIN)/python .ci/history

# tests/conftest.py puts the longest files first; without it xdist would put those of the most tests there.
test: $(INSTALLED)
	$(BIN)/python -m pytest --numprocesses=$(WORKERS) --dist=loadfile --no-loadscope-reorder $(ARGS)

plugins: $(INSTALLED) $(PLUGINS_INSTALLED)
	GOSART_PLUGINS=required $(BIN)/python -m pytest --numprocesses=auto --maxprocesses=4 tests/plugins tests/site/test_other_generators.py $(ARGS)

# The tests by themselves make a few dozen edits, and files of every eighth shape; GOSART_SOAK_SEED draws other edits.
soak: $(INSTALLED)
	GOSART_ALL_SHAPES=1 $(BIN)/python -m pytest tests/properties/test_costs.py tests/briefing/test_page.py tests/samples/test_past.py $(ARGS)
	GOSART_SOAK_EDITS=200 GOSART_SOAK_SECONDS=600 $(BIN)/python -m pytest tests/site/test_soak.py $(ARGS)

# Into the same environment: a plugin is found where MkDocs is.
$(PLUGINS_INSTALLED): $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,plugins]'
	@touch $@

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory javascript; \
	else echo 'npm is not installed: the JavaScript is not checked.'; fi

javascript: install-javascript
	$(NODE_BIN)/tsc --project .ci/javascript
	$(NODE_BIN)/eslint --config .ci/javascript/eslint.config.mjs site_templates/assets

install-javascript: $(NODE)/.installed

# Made anew when a version has changed. No lock file: it would name the registry of whoever wrote it.
$(NODE)/.installed: .ci/javascript/package.json
	@mkdir -p $(NODE)
	@cp $< $(NODE)/
	npm install --prefix $(NODE) --no-package-lock --no-audit --no-fund --loglevel=error
	@touch $@

# For a release, where plotly.js has a new version: .ci/plotly/package.json names it.
plotly:
	@mkdir -p $(PLOTLY)
	@cp .ci/plotly/package.json .ci/plotly/index.js .ci/plotly/build.mjs $(PLOTLY)/
	npm install --prefix $(PLOTLY) --ignore-scripts --no-package-lock --no-audit --no-fund --loglevel=error
	node $(PLOTLY)/build.mjs $(CURDIR)/generator/gosart/charts/plotly

bench: $(INSTALLED)
	$(BIN)/python -m benchmarks.run $(ARGS)

# A test fails where a drawing has changed, and says this; what it looks like has to be looked at.
golden: $(INSTALLED)
	$(BIN)/python -m tests.charts.golden

# All of it takes hours; a sample with a seed is the same on every machine.
mutate: $(INSTALLED)
	$(BIN)/python -m benchmarks.mutate $(ARGS)

# pybabel brings the Chinese catalogue up to date; what is new is without a translation, and a test names it.
messages: $(INSTALLED)
	$(BIN)/python -m tests.i18n.extraction

# What editors complete and check plans by; a test fails when it is behind the model.
schemas: $(INSTALLED)
	$(BIN)/gosart schemas

# A test fails when they are behind the model.
tables: $(INSTALLED)
	$(BIN)/python -m tests.docs.generated
	$(BIN)/python -m tests.site.template_models

install: $(INSTALLED)

# Made anew when what it installs has changed, so that a pull never leaves old libraries behind.
$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed, $(PYTHON) is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12 ...")'
	@echo 'Setting up in $(VENV): a few minutes the first time.'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) site dist build .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
