# What a person runs, on a machine with Python 3.11 or newer, git and make. `make serve` is the one to start with.
# PYTHON names another interpreter, ADDRESS another place to serve at, ARGS goes to pytest or to the benchmark.

PYTHON ?= python3
VENV ?= .venv
ADDRESS ?= localhost:8000
ARGS ?=

BIN = $(VENV)/bin
INSTALLED = $(VENV)/.installed

# Material prints a page about MkDocs 2 into every build otherwise; pyproject.toml keeps MkDocs below 2.
export NO_MKDOCS_2_WARNING = 1

.PHONY: help serve site test lint bench messages schemas install clean

help:
	@echo 'make serve   the sample site at http://$(ADDRESS)/, rebuilt as you save'
	@echo 'make site    the sample site in site/, strict'
	@echo 'make test    the tests               (ARGS="-k charts -x")'
	@echo 'make lint    ruff and mypy'
	@echo 'make bench   the benchmark           (ARGS="--small 10 --large 40")'
	@echo 'make messages  the Chinese catalogue, brought up to date'
	@echo 'make schemas   the JSON Schemas for editors, made from the model'
	@echo 'make clean   remove what the others made'

serve: $(INSTALLED)
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

site: $(INSTALLED)
	$(BIN)/mkdocs build --strict --clean

test: $(INSTALLED)
	$(BIN)/python -m pytest --numprocesses=auto --maxprocesses=4 --dist=loadfile $(ARGS)

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict

bench: $(INSTALLED)
	$(BIN)/python -m benchmarks.run $(ARGS)

# Brings the Chinese catalogue up to date; what is new stands in it without a translation, and a test names it.
messages: $(INSTALLED)
	$(BIN)/python -m tests.i18n.extraction

# What editors complete and check plans by; a test fails when it is behind the model.
schemas: $(INSTALLED)
	$(BIN)/gosart schemas

install: $(INSTALLED)

# Made anew when what it installs has changed, so that a pull never leaves old libraries behind.
$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed, $(PYTHON) is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) site dist build .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
