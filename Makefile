# `make` alone lists what can be done. Every target works from a bare clone: nothing has to be installed first
# but Python 3.11 or newer and make itself.

.DEFAULT_GOAL := help
BIN := .venv/bin
PYTHON := $(BIN)/python
TEMPLATES = $(shell find templates -name '*.html' | sort)
# Checks touch no database of yours.
NO_DATABASE = DATABASE_URL=sqlite://:memory:

# `PORT=9000 make demo` and `make demo PORT=9000`; without it, PORTAL_PORT of the environment or of .env holds.
ifneq ($(PORT),)
export PORTAL_PORT := $(PORT)
endif
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo serve test check format lint types architecture imports migrations messages requirements clean ready

help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## Set everything up and serve the demo on port 8000 (make demo PORT=9000)
	@sh deploy/prepare.sh demo
	@exec $(PYTHON) manage.py demo

serve: ready ## Serve with Django's debug pages and reloading, on the data that is there
	@exec env DEBUG=1 $(PYTHON) manage.py runserver 0.0.0.0:$(or $(PORTAL_PORT),8000)

test: ready ## Run all tests on SQLite, on PostgreSQL if there is one, and in a browser (ARGS=--sqlite-only)
	@exec $(PYTHON) -m tests.run $(ARGS)

check: ready ## Run lint, types, architecture with catalogues, migrations; report everything that is wrong
	@$(MAKE) --keep-going --no-print-directory lint types architecture migrations

format: ready ## Bring code and templates into form
	@$(BIN)/ruff check --quiet --fix-only . && $(BIN)/ruff format --quiet .
	@$(BIN)/djhtml --tabwidth 2 $(TEMPLATES) && $(BIN)/djade --target-version 5.2 $(TEMPLATES)

lint: ready ## Check form and style of code and templates
	@fault=0; \
	$(BIN)/ruff format --check . || fault=1; \
	$(BIN)/ruff check . || fault=1; \
	$(BIN)/djhtml --check --tabwidth 2 $(TEMPLATES) || fault=1; \
	$(BIN)/djade --check --target-version 5.2 $(TEMPLATES) || fault=1; \
	exit $$fault

types: ready ## Check types
	@$(NO_DATABASE) $(BIN)/mypy . tests/run.py

architecture: ready imports ## Check the rules about the code itself: the ladder of imports, catalogues, templates
	@env -u DJANGO_SETTINGS_MODULE $(NO_DATABASE) $(PYTHON) -m pytest -q tests/architecture

imports: ready ## Check that imports go down the ladder only
	@$(BIN)/lint-imports --no-logo

migrations: ready ## Check the models and that no migration is missing
	@$(NO_DATABASE) $(PYTHON) manage.py check
	@$(NO_DATABASE) $(PYTHON) manage.py makemigrations --check --dry-run

messages: ready ## Collect texts into the catalogues of both languages (needs gettext)
	@command -v xgettext >/dev/null || { echo "gettext is needed: on Debian and Ubuntu, apt install gettext." >&2; exit 1; }
	@$(PYTHON) manage.py makemessages --locale vi --locale en --no-location --no-obsolete \
		--ignore .venv --ignore node_modules --ignore frontend --ignore var --ignore tests --ignore bench

requirements: ready ## Compile the pinned requirements from pyproject.toml (UPGRADE=1 takes newer versions)
	@test -x $(BIN)/uv || $(PYTHON) -m pip install --quiet uv
	@export UV_PYTHON_DOWNLOADS=never; \
	$(BIN)/uv pip compile --quiet pyproject.toml --python-version 3.11 --universal --generate-hashes \
		$(if $(UPGRADE),--upgrade) -o requirements.txt && \
	$(BIN)/uv pip compile --quiet pyproject.toml --group dev --python-version 3.11 --universal --generate-hashes \
		$(if $(UPGRADE),--upgrade) -c requirements.txt -o requirements-dev.txt

clean: ## Remove the environment, caches and compiled catalogues; the data in var/ stay
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -path ./frontend/node_modules -prune -o \( -name __pycache__ -o -name '*.mo' \) -prune -exec rm -rf {} +

ready:
	@sh deploy/prepare.sh tests
