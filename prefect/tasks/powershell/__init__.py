"""Commands in PowerShell, which has to be installed."""

from prefect.tasks.powershell.powershell import PowershellTask

__all__ = ["PowershellTask"]
