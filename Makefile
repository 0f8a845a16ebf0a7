# The journal's commands. `make run` needs Python 3.11 or later and nothing else.
#
#   make run        start everything; PORT=8000 DATA=./data DEMO=1 choose what and where
#   make test       the suite on SQLite and the bundled broker, then the browser journeys;
#                   THOROUGH=1 adds what takes long (killed processes, LibreOffice, EPUBCheck)
#   make suite-s3   what stores and serves files, on an S3 store that the tests start
#   make check      format, lint, types, import contracts, migrations
#   make bench      measure; a table, and flat JSON in $DATA/bench/
#   make bench-intake  only how well manuscripts are read, and what it costs
#   make bench-production  only how faithfully Word files become articles, and how fast
#   make bench-review  only how fast reviewers are found and papers assigned
#   make ci         what the integration machine runs
#   make messages   collect the strings to translate
#   make clean      remove what these commands made, except the data and .venv

SHELL := /bin/sh
PY := .venv/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: run test suite suite-s3 browser check bench bench-intake bench-production bench-review ci messages clean

run: .venv/run.stamp
	@STOP_WITH_PARENT=1 exec $(PY) -m config.supervisor

test: .venv/dev.stamp
	@env -u DATABASE_URL -u REDIS_URL -u EMAIL_URL -u HOSTS -u BIND $(MAKE) --no-print-directory suite browser

# What takes long (processes killed, LibreOffice) is left out unless THOROUGH=1 is set.
THOROUGH ?= 0
export THOROUGH

# The suite alone, on whatever DATABASE_URL and REDIS_URL name.
suite: .venv/dev.stamp
	@$(PY) -m config.translations
	@$(PY) -m pytest -n 2 --ignore=tests/browser

# What keeps and gives out files, on a store that speaks S3.
S3_TESTS = tests/submissions/test_converting.py tests/submissions/test_attaching.py \
	tests/reviews/test_reports.py tests/issues/test_production.py \
	tests/issues/test_production_pages.py tests/issues/test_proofs.py tests/issues/test_publishing.py
suite-s3: .venv/dev.stamp
	@FILES=s3 $(PY) -m pytest -n 2 $(S3_TESTS)

browser: .venv/dev.stamp
	@$(PY) -m config.translations
	@if [ ! -d tests/browser ]; then exit 0; \
	elif command -v chromium >/dev/null || command -v google-chrome >/dev/null; then \
		$(PY) -m pytest tests/browser; \
	else echo "Chromium is not installed, so the browser journey was left out."; fi

check: .venv/dev.stamp
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) manage.py makemigrations --check --dry-run

bench: .venv/dev.stamp
	@$(PY) -m tests.bench

bench-intake: .venv/dev.stamp
	@$(PY) -m tests.bench.intake

bench-production: .venv/dev.stamp
	@$(PY) -m tests.bench.production

bench-review: .venv/dev.stamp
	@$(PY) -m tests.bench.review

ci:
	@bash .ci/run

messages: .venv/dev.stamp
	@command -v xgettext >/dev/null || { echo "GNU gettext is needed to collect strings: install the package 'gettext'."; exit 1; }
	$(PY) manage.py makemessages --locale ru --locale kk --no-wrap --add-location file --ignore .venv --ignore tests --ignore data

clean:
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -path ./.venv -prune -o -path ./data -prune -o \
		\( -name __pycache__ -o -path './locale/*.mo' \) -print0 | xargs -0 rm -rf

# --- the environment, made once from the lock file ------------------------------------------

# The first Python that is new enough; say PYTHON=/path/to/python for another.
PYTHON ?= $(shell for one in python3.11 python3.12 python3.13 python3 python3.14; do \
	command -v $$one >/dev/null && $$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$one; break; }; done)

.venv/run.stamp: requirements.lock
	@$(call install,requirements.lock)
	@touch $@

.venv/dev.stamp: requirements-dev.lock
	@$(call install,requirements-dev.lock)
	@touch .venv/run.stamp $@

define install
	if ! $(PY) -m pip --version >/dev/null 2>&1; then \
		if [ -z "$(PYTHON)" ]; then \
			echo "Python 3.11 or later was not found. Install it, or name it: make run PYTHON=/path/to/python3.11"; exit 1; fi; \
		$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
			echo "$(PYTHON) is not Python 3.11 or later."; exit 1; }; \
		$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
			echo "Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv"; exit 1; }; \
		echo "Making the environment .venv with $$($(PYTHON) --version) …"; \
		$(PYTHON) -m venv --clear .venv || exit 1; \
	fi; \
	echo "Installing the libraries (some 500 MB, only this once) …"; \
	$(PY) -m pip install --quiet --require-hashes --only-binary :all: -r $(1) || { \
		echo "The libraries could not be installed; the lines above say why. Nothing else was changed: try again when the network is there."; exit 1; }
endef
