# Everything below works on a bare machine with Linux, Python 3.11+ and make.
# `make run` and `make test` set up what they need; the other targets are for working on the code.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
# What Django reads of the translations; written beside the catalogue and not kept in the repository.
MESSAGES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po))

.PHONY: help setup run test faults check bench fuzz-api contention format messages screenshots lock clean
.DEFAULT_GOAL := help

help: ## List the targets.
	@sed -n 's/^\([a-z%-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

setup: $(VENV)/.installed $(MESSAGES) ## Prepare .venv from the pinned requirements.

run: setup ## Set up everything and serve on HOST:PORT (127.0.0.1:8000).
	@$(BIN)/python -m factcheck.local

test: $(VENV)/.installed-test $(MESSAGES) ## Set up everything and run the tests.
	@$(BIN)/python -m pytest

faults: $(VENV)/.installed-test ## The long tests: hostile sites, killed workers, lost messages (some minutes).
	@FUZZED_URLS=20000 HOSTILE_DEADLINE=3 DEADLINE_SLACK=1.1 FAULT_KILLS=100 $(BIN)/python -m pytest -n 0 tests/sources/fetching tests/faults
	@PAYLOAD_ROUNDS=20 $(BIN)/python -m pytest -n 0 tests/browser/test_stored_programs.py

check: $(VENV)/.installed-test ## Lint, type-check, and look for missing migrations.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check
	@echo "$(BIN)/python manage.py check --deploy, with the settings of a server"
	@DATABASE_URL=postgresql://localhost/factcheck CELERY_BROKER_URL=amqp://localhost SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') \
	  ALLOWED_HOSTS=factcheck.example $(BIN)/python manage.py check --deploy --fail-level WARNING

format: $(VENV)/.installed-test ## Format the code.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: ## Run every benchmark; SIZE=full for the sizes that the goals name.
	@for file in tests/benchmarks/bench_*.py; do name=$$(basename $$file .py); $(MAKE) --no-print-directory bench-$${name#bench_}; done

bench-%: $(VENV)/.installed-test ## Run one benchmark: a table, and build/bench/NAME.json.
	@$(BIN)/python -m tests.benchmarks.bench_$*

fuzz-api: $(VENV)/.installed-test ## 20,000 made-up calls of the API by every role: no answer breaks, each is as described.
	@API_CALLS=20000 $(BIN)/python -m pytest -n 0 tests/api/test_description.py

contention: $(VENV)/.installed-test ## 10,000 ratings, assignments and corrections by 32 threads: none lost, none doubled.
	@SIZE=full $(BIN)/python -m pytest -n 0 tests/claims/test_contention.py

screenshots: $(VENV)/.installed-test ## Renew the pictures of the documents from a site that runs on SITE (http://127.0.0.1:8000).
	@$(BIN)/python -m tests.browser.screenshots

messages: $(VENV)/.installed ## Bring the catalogue of each language up to what the code says; then translate what is empty.
	@$(BIN)/python -m factcheck.messages collect

%.mo: %.po | $(VENV)/.installed
	@$(BIN)/python -m factcheck.messages compile

lock: ## Renew the pinned requirements from pyproject.toml (needs uv).
	uv pip compile pyproject.toml --universal --generate-hashes --no-header --quiet --output-file requirements.txt
	for group in local test; do \
	  uv pip compile --group $$group --constraint requirements.txt --universal --generate-hashes --no-header --quiet \
	    --python-version 3.11 --output-file requirements-$$group.txt; \
	done

clean: ## Remove .venv and what was built; the data in var/ stays.
	rm -rf $(VENV) build

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "factcheck needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt requirements-local.txt | $(VENV)/bin/python
	@echo "Installing the pinned requirements into $(VENV) …" >&2
	@$(PIP_INSTALL) -r requirements.txt -r requirements-local.txt
	@touch $@

$(VENV)/.installed-test: requirements-test.txt $(VENV)/.installed
	@echo "Installing the test tools …" >&2
	@$(PIP_INSTALL) -r requirements-test.txt
	@touch $@
