# make test    everything that CI does, from a bare Python 3.11+
#              with another Python: make test VENV=.venv313 PYTHON=python3.13
# make demo    an Airflow DAG file through the adapter, in an environment of its own
# make extras  each extra in an environment of its own: what imports, what a task says without its package
# make lint, make types, make pytest    one step of it; arguments of pytest: make pytest ARGS="-k s3 -x"
# make format  brings the code into the form that lint asks for

SHELL := bash
# compiled once, imported often
unexport PYTHONDONTWRITEBYTECODE
MAKEFLAGS += --no-print-directory

VENV := .venv
DEMO := .demo
METADATA := setup.py pyproject.toml prefect/_requirements.py prefect/_version.py
ARGS :=

.PHONY: test demo extras lint types pytest format clean

test: lint types pytest

lint: $(VENV)/.installed
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

format: $(VENV)/.installed
	$(VENV)/bin/ruff check --fix-only .
	$(VENV)/bin/ruff format .

types: $(VENV)/.installed
	$(VENV)/bin/mypy

pytest: $(VENV)/.installed
	$(VENV)/bin/python -m pytest -n auto $(ARGS)

demo: $(DEMO)/venv/.installed
	rm -rf $(DEMO)/out
	$(DEMO)/venv/bin/prefect airflow run examples/airflow/daily_report.py --date 2024-01-15 --conf '{"folder": "$(DEMO)/out"}'
	@echo
	cat $(DEMO)/out/report-2024-01-15.txt

extras: $(VENV)/.installed
	$(VENV)/bin/python scripts/check_extras.py

clean:
	rm -rf $(VENV) $(DEMO) build *.egg-info .mypy_cache .ruff_cache .pytest_cache

$(VENV)/.installed: $(METADATA) .ci/install
	.ci/install $(VENV) '.[dev]'

$(DEMO)/venv/.installed: $(METADATA) .ci/install
	.ci/install $(DEMO)/venv '.[airflow]'
