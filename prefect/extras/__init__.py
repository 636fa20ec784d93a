"""Optional parts of the system: each knows the core only and loads what it needs on first use."""
