"""
The version of the package: the only place that states it. `setup.py` runs this file; nothing is imported here.

It continues the numbers of Prefect Core, whose public API up to 1.4.1 this is: packages that build on that API compare
`prefect.__version__` with them.
"""

__version__ = "1.5.0"
