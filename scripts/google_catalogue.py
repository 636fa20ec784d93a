"""
Writes what follows from the table of Google's operations: the stubs by which editors see its tasks. The
documentation's table is `catalogue_tables.py`'s.

    python scripts/google_catalogue.py

Run it after a row was added or changed; a test says so if it was forgotten.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]
GOOGLE = ROOT / "prefect" / "tasks" / "google"

from made_stubs import folder_stub, operations_stub  # noqa: E402 - the path has to be there first

from prefect.tasks import google  # noqa: E402
from prefect.tasks.google import operations  # noqa: E402

NOTE = "# Made by scripts/google_catalogue.py from the table of operations; do not edit.\n"
IMPORTS = (
    "from prefect.tasks.google.client import Credentials",
    "from prefect.tasks.google.operation import Operation\n",
)
FILES = {
    GOOGLE / "operations.pyi": lambda: operations_stub(operations, NOTE, IMPORTS, "Operation", "client_kwargs"),
    GOOGLE / "__init__.pyi": lambda: folder_stub(google, NOTE),
}


def main() -> None:
    """Write all."""
    for path, text in FILES.items():
        path.write_text(text(), encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
