"""The catalogue: ready-made tasks, one folder an extra, and those that need none."""
