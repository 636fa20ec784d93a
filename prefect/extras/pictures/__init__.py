"""Pictures of flows and runs."""
