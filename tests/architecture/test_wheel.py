"""What is installed is what lies in the folder: data, stubs and all."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEFT = shutil.ignore_patterns("__pycache__", "*.pyc")


def test_the_wheel_holds_every_file(tmp_path):
    shutil.copytree(ROOT / "prefect", tmp_path / "prefect", ignore=LEFT)
    for name in ("setup.py", "pyproject.toml", "MANIFEST.in", "README.md", "LICENSE", "CHANGELOG.md"):
        shutil.copy(ROOT / name, tmp_path / name)
    code = "import setuptools.build_meta as build; print(build.build_wheel('dist'))"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr[-2000:]
    (wheel,) = (tmp_path / "dist").glob("prefect-*.whl")
    there = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("prefect/")}
    wanted = {str(file.relative_to(tmp_path)) for file in (tmp_path / "prefect").rglob("*") if file.is_file()}
    assert sorted(wanted - there) == []
