# Goldleaf: everything a person or a machine runs. `make help` lists it.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup run test test-window test-others check bench lock clean

VENV := .venv
PY := $(VENV)/bin/python

# The first Python of a version that every dependency has wheels for; `make PYTHON=... setup` names another.
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3; do \
	"$$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	>/dev/null 2>&1 && { echo "$$name"; break; }; done)

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## put everything that Goldleaf needs into .venv (run and test do this themselves)
	@test -n "$(PYTHON)" || { echo "Goldleaf needs Python 3.11, 3.12 or 3.13: sudo apt-get install -y python3" >&2; exit 1; }
	@"$(PYTHON)" -m scripts.setup $(FLAGS)

run: FLAGS := --window
run: setup ## open Goldleaf on the sample project
	@$(PY) main.py sample

test: setup ## all tests; those of the window run beside the others
	@$(MAKE) --no-print-directory -j2 test-window test-others

WINDOW := tests/gui tests/canvas

test-window:
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest $(WINDOW)

test-others:
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest $(addprefix --ignore=,$(WINDOW))

check: setup ## format, lint, types, then all tests
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(MAKE) --no-print-directory -j2 test-window test-others

bench: setup ## speed, side by side with a floor measured in the same run
	@QT_QPA_PLATFORM=offscreen $(PY) -m benchmarks

# One universal lock for every system and Python version; the second holds the first and what developers need.
COMPILE := uv pip compile pyproject.toml --universal --generate-hashes --no-header --quiet

lock: ## resolve pyproject.toml anew into both lock files (needs uv; UPGRADE=--upgrade for newer versions)
	@command -v uv >/dev/null || { echo "make lock needs uv: $(PY) -m pip install uv, and put it on the PATH" >&2; exit 1; }
	@$(COMPILE) $(UPGRADE) --output-file requirements.lock >/dev/null
	@$(COMPILE) $(UPGRADE) --group dev --constraints requirements.lock --output-file requirements-dev.lock >/dev/null

clean: ## remove .venv and every cache
	@rm -rf $(VENV) .venv.lock .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis htmlcov .coverage .coverage.*
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
