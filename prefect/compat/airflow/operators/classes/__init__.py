"""Operators written by hand, where users rely on more than the call of one task."""
