"""Results that are kept in services: each belongs to an extra."""
