"""The runner core."""
