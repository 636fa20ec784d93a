"""Metadata of the distribution. Version and requirements are read from the package without importing it."""

from pathlib import Path
from runpy import run_path

from setuptools import find_packages, setup

HERE = Path(__file__).resolve().parent
version = run_path(str(HERE / "prefect" / "_version.py"))["__version__"]
table = run_path(str(HERE / "prefect" / "_requirements.py"))

setup(
    name="prefect",
    version=version,
    description="A quick workflow runner, a catalogue of ready-made tasks, and an adapter that runs Airflow DAG files",
    long_description=(HERE / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    license="Apache-2.0",
    license_files=["LICENSE"],
    python_requires=">=3.11",
    install_requires=list(table["BASE"]),
    extras_require={extra: table["requirements"](extra) for extra in table["EXTRAS"]},
    packages=find_packages(include=["prefect", "prefect.*"]),
    # Said explicitly so that an editable install is one line in a .pth file instead of an import hook at every start.
    package_dir={"": "."},
    package_data={"prefect": ["py.typed", "*.pyi", "**/*.pyi"], "": ["data/*"]},
    zip_safe=False,
    entry_points={"console_scripts": ["prefect = prefect.__main__:main"]},
    classifiers=[
        "Development Status :: 3 - Alpha",
        "Environment :: Console",
        "Intended Audience :: Developers",
        "Operating System :: POSIX",
        "Programming Language :: Python :: 3",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
        "Programming Language :: Python :: 3.13",
        "Typing :: Typed",
    ],
)
