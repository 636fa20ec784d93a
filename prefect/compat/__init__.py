"""Adapters that run what was written for other systems."""
