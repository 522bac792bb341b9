# Rushes: the two commands a newcomer needs are `make film` and `make test`.

PYTHON ?= python3
VENV   ?= .venv
REQUEST ?= A golden retriever running through a sunlit meadow, camera tracking from the side, cinematic lighting, slow motion
PIP     = $(VENV)/bin/python -m pip --disable-pip-version-check

.PHONY: film studio test check lint types layers bench format clean

# The request travels through the environment, so that no character of it is ever read by a shell. Nor by make, which
# would expand REQUEST itself, `$(shell ...)` and all, on its way into the environment of the recipe.
unexport REQUEST
film: export RUSHES_REQUEST = $(value REQUEST)
film: $(VENV)/.core
	@$(VENV)/bin/rushes make --from-env RUSHES_REQUEST

studio: $(VENV)/.core
	@$(VENV)/bin/rushes

test: $(VENV)/.dev lint types layers
	$(VENV)/bin/python -m pytest -n 2 --dist loadfile

check: lint types layers

lint: $(VENV)/.dev
	$(VENV)/bin/ruff check --no-cache .
	$(VENV)/bin/ruff format --check .

types: $(VENV)/.dev
	$(VENV)/bin/mypy

layers: $(VENV)/.dev
	$(VENV)/bin/lint-imports

format: $(VENV)/.dev
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

bench: $(VENV)/.core
	$(VENV)/bin/python bench/startup.py
	$(VENV)/bin/python bench/turn.py
	$(VENV)/bin/python bench/previz.py

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Rushes needs Python 3.11 or newer: make PYTHON=python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Compiled ahead, as Python may be told to keep no bytecode; it would read a second's worth of source at every start.
$(VENV)/.core: $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) install -q -c constraints.txt -e .
	$(VENV)/bin/python -m compileall -q assistant generators prompts tui
	@touch $@

$(VENV)/.dev: $(VENV)/.core
	$(PIP) install -q -c constraints.txt -e '.[dev,diffusion]'
	@touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache dist
