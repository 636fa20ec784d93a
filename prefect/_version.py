"""The version of the package: the only place that states it. `setup.py` runs this file; nothing is imported here."""

__version__ = "0.1.0"
