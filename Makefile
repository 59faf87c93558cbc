# make run    the server and the sandbox, with a pull request to try
# make test   the tests that need nothing but Python and git
# make check  format, lint, types, floors, generated files
# make docs   regenerate what is generated
# make bench  the timings
# make backtest REPLAYS=replays.git   the rules on recorded pull requests, into docs/judgement.md and docs/init.md
.PHONY: run test test-all check docs bench backtest lock clean
.DELETE_ON_ERROR:

BIN := .venv/bin

run: .venv/run
	@$(BIN)/copydesk sandbox

test: .venv/dev
	$(BIN)/pytest -n 2

test-all: test
	scripts/test-services

check: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m scripts.generate --check
	$(BIN)/python -m scripts.messages --check

docs: .venv/dev
	$(BIN)/python -m scripts.messages
	$(BIN)/python -m scripts.generate

bench: .venv/dev
	$(BIN)/python -m bench

REPLAYS ?= var/replays.git
backtest: .venv/dev
	@$(BIN)/python -m scripts.judgement $(REPLAYS) $(if $(INDEX),--index $(INDEX))
	@$(BIN)/python -m scripts.init_replays $(REPLAYS)

lock: .venv/dev
	$(BIN)/uv lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		--group build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		--group build --group dev --extra spell pyproject.toml -o requirements-dev.lock

clean:
	rm -rf .venv var build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/run: requirements.lock pyproject.toml
	scripts/setup requirements.lock
	@touch $@

.venv/dev: requirements-dev.lock requirements.lock pyproject.toml
	scripts/setup requirements-dev.lock
	@touch .venv/run $@
