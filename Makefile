# `make run` and `make test` do all the set-up a fresh machine needs.
# They want Python 3.11 or newer with venv, and take everything else from the lock files.

BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test lint types arrows check pictures golden bench torture examples sbom lock clean

run: .venv/run.stamp
	@bash .ci/start

test: .venv/test.stamp
	@bash .ci/system tests
	@$(MAKE) --no-print-directory lint types arrows check

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

arrows:
	$(BIN)/lint-imports

# nothing a test does needs the screen; those that try a real one start it themselves
check:
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal

# what must hold however often a process is killed, a disk fails or the power goes, with figures
torture: .venv/test.stamp
	@bash .ci/system tests
	TORTURE=1 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal tests/torture tests/journeys/test_no_socket.py

# many more examples of whatever has properties, and which branches no test takes
examples: .venv/test.stamp
	EXAMPLES=500 STEPS=60 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal --cov=planner --cov-branch --cov-report=term:skip-covered

bench: .venv/test.stamp
	QT_QPA_PLATFORM=offscreen $(BIN)/python tests/bench/run.py

# what the program is made of: name, version, hashes and licence of every library
sbom: .venv/run.stamp
	$(BIN)/python .ci/sbom.py requirements.txt build/sbom.json

pictures: .venv/test.stamp
	QT_QPA_PLATFORM=offscreen $(BIN)/python tests/pictures/make.py

# the pages that papers are compared with; look at them before you keep them
golden: .venv/test.stamp
	$(BIN)/python tests/documents/golden.py

.venv/run.stamp: requirements.txt pyproject.toml
	@bash .ci/environment requirements.txt
	@touch $@

.venv/test.stamp: requirements-test.txt .venv/run.stamp
	@bash .ci/environment requirements-test.txt
	@touch $@

# every version with its hashes, for all platforms; needs uv
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --upgrade --extra build pyproject.toml -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --extra build --extra test -c requirements.txt pyproject.toml -o requirements-test.txt

clean:
	rm -rf .venv build dist
