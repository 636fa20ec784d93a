"""
Writes what follows from the table of AWS operations: the stubs by which editors see its tasks, and the
documentation's table.

    python scripts/aws_catalogue.py

Run it after a row was added or changed; a test says so if it was forgotten.
"""

from __future__ import annotations

import inspect
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]
AWS = ROOT / "prefect" / "tasks" / "aws"
PATHS = ROOT / "prefect" / "compat" / "airflow" / "operators" / "data" / "amazon_paths.txt"

from made_stubs import folder_stub, operations_stub  # noqa: E402 - the path has to be there first

from prefect.core.task import Task  # noqa: E402
from prefect.tasks import aws  # noqa: E402
from prefect.tasks.aws import operations  # noqa: E402
from prefect.tasks.aws.operation import Operation  # noqa: E402

#: Airflow's classes that no row stands for, and why.
WITHOUT_ROW = {
    "SageMakerNotebookOperator": "it is made of the package `sagemaker-studio`, which is no extra; notebook runs "
    "by the API have a row (`SageMakerUnifiedStudioNotebookOperator`)",
    "SageMakerNotebookSensor": "the same",
}
NOTE = "# Made by scripts/aws_catalogue.py from the table of operations; do not edit.\n"
IMPORTS = (
    "from prefect.tasks.aws.client import Credentials",
    "from prefect.tasks.aws.operation import Operation\n",
)


def table() -> str:
    """The documentation's table of all tasks."""
    # by name: the adapter is looked at here, not needed
    from prefect.compat.airflow.operators.index import all_rows

    stands: dict[str, list[str]] = {}
    for row in all_rows():
        if isinstance(row.target, str) and row.target.startswith("prefect.tasks.aws."):
            stands.setdefault(row.target.rpartition(".")[2], []).append(row.path.rpartition(".")[2])
    tasks = [(name, getattr(aws, name)) for name in sorted(aws.__all__)]
    rows = [(name, task) for name, task in tasks if isinstance(task, type) and issubclass(task, Task)]
    count = Counter("made" if issubclass(task, Operation) else "written" for _, task in rows)
    listed = {line.split()[0].rpartition(".")[2] for line in PATHS.read_text(encoding="utf-8").splitlines()}
    covered = {name for found in stands.values() for name in found} | {
        row.path.rpartition(".")[2] for row in all_rows() if ".amazon." in row.path
    }
    lines = [
        "# Tasks for Amazon Web Services",
        "",
        f"{count['written']} tasks written by hand, {count['made']} made from the table of operations; rows for "
        f"{len(listed & covered)} of {len(listed)} Airflow operators, sensors and transfers. `AWSCall` reaches "
        "everything else.",
        "",
        "Those made from the table are tested against answers that follow botocore's models; those with a test file of "
        "their own against an emulator over HTTP where it has the operation (the file says where it has not).",
        "",
        "| task | what it does | service | Airflow | tested in |",
        "|---|---|---|---|---|",
    ]
    for name, task in rows:
        made = issubclass(task, Operation)
        service = task.row.service if made else "-"
        about = (inspect.getdoc(task) or "").partition("\n")[0]
        file = f"test_{task.__module__.rpartition('.')[2]}.py"
        lines.append(
            f"| `{name}` | {about} | {service} | {', '.join(f'`{each}`' for each in stands.get(name, ()))} | {file} |"
        )
    lines += ["", "## Airflow's classes without a row", "", "| class | why |", "|---|---|"]
    for name in sorted(listed - covered):
        lines.append(f"| `{name}` | {WITHOUT_ROW.get(name, 'a class that others are made of')} |")
    return "\n".join(lines) + "\n"


FILES = {
    AWS / "operations.pyi": lambda: operations_stub(operations, NOTE, IMPORTS, "Operation", "boto_kwargs"),
    AWS / "__init__.pyi": lambda: folder_stub(aws, NOTE),
    ROOT / "docs" / "catalogue" / "aws.md": table,
}


def main() -> None:
    """Write all."""
    for path, text in FILES.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(), encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
