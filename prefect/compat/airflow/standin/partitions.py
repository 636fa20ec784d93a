"""Partition mappers of Airflow 3.2: how the key of an upstream partition becomes that of a downstream one."""

from __future__ import annotations

import datetime
from typing import Any

_MOMENT = "%Y-%m-%dT%H:%M:%S"


class PartitionMapper:
    """Turns the key of an upstream partition into that of a downstream one."""

    def to_downstream(self, key: str) -> str:
        """Return the downstream key; mappers replace it."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class IdentityMapper(PartitionMapper):
    """Leaves keys as they are."""

    def to_downstream(self, key: str) -> str:
        """Return the key."""
        return key


class AllowedKeyMapper(PartitionMapper):
    """
    Lets certain keys pass.

    Args:
        allowed_keys: those keys.
    """

    def __init__(self, allowed_keys: list[str]) -> None:
        self.allowed_keys = allowed_keys

    def to_downstream(self, key: str) -> str:
        """Return the key if it may pass."""
        if key not in self.allowed_keys:
            raise ValueError(f"Key {key!r} not in allowed keys {self.allowed_keys!r}")
        return key


class _OfSeveral(PartitionMapper):
    def __init__(self, mapper0: PartitionMapper, mapper1: PartitionMapper, /, *mappers: PartitionMapper) -> None:
        self.mappers = [mapper0, mapper1, *mappers]


class ProductMapper(_OfSeveral):
    """
    Maps each segment of a key by a mapper of its own.

    Args:
        delimiter: what stands between the segments.
    """

    def __init__(self, *mappers: Any, delimiter: str = "|") -> None:
        super().__init__(*mappers)
        self.delimiter = delimiter

    def to_downstream(self, key: str) -> str:
        """Return the mapped segments, joined again."""
        segments = key.split(self.delimiter)
        if len(segments) != len(self.mappers):
            raise ValueError(f"Expected {len(self.mappers)} segments in key, got {len(segments)}")
        mapped = (mapper.to_downstream(part) for mapper, part in zip(self.mappers, segments, strict=True))
        return self.delimiter.join(mapped)


class ChainMapper(_OfSeveral):
    """Maps a key by one mapper after the other."""

    def to_downstream(self, key: str) -> str:
        """Return what the last mapper gives."""
        for mapper in self.mappers:
            key = mapper.to_downstream(key)
        return key


class _StartOf(PartitionMapper):
    default_output_format = _MOMENT

    def __init__(self, input_format: str = _MOMENT, output_format: str | None = None) -> None:
        self.input_format = input_format
        self.output_format = output_format or self.default_output_format

    def normalize(self, moment: datetime.datetime) -> datetime.datetime:
        """Return the start of the period that a moment lies in."""
        raise NotImplementedError

    def to_downstream(self, key: str) -> str:
        """Return the key of the period."""
        start = self.normalize(datetime.datetime.strptime(key, self.input_format))
        return start.strftime(self.output_format.replace("{quarter}", str((start.month + 2) // 3)))


def _midnight(moment: datetime.datetime) -> datetime.datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


class StartOfHourMapper(_StartOf):
    """Maps moments to their hour."""

    default_output_format = "%Y-%m-%dT%H"

    def normalize(self, moment: datetime.datetime) -> datetime.datetime:
        """Return the start of the hour."""
        return moment.replace(minute=0, second=0, microsecond=0)


class StartOfDayMapper(_StartOf):
    """Maps moments to their day."""

    default_output_format = "%Y-%m-%d"

    def normalize(self, moment: datetime.datetime) -> datetime.datetime:
        """Return the start of the day."""
        return _midnight(moment)


class StartOfWeekMapper(_StartOf):
    """Maps moments to the Monday of their week."""

    default_output_format = "%Y-%m-%d (W%V)"

    def normalize(self, moment: datetime.datetime) -> datetime.datetime:
        """Return the Monday."""
        return _midnight(moment - datetime.timedelta(days=moment.weekday()))


class StartOfMonthMapper(_StartOf):
    """Maps moments to their month."""

    default_output_format = "%Y-%m"

    def normalize(self, moment: datetime.datetime) -> datetime.datetime:
        """Return the first of the month."""
        return _midnight(moment.replace(day=1))


class StartOfQuarterMapper(_StartOf):
    """Maps moments to their quarter."""

    default_output_format = "%Y-Q{quarter}"

    def normalize(self, moment: datetime.datetime) -> datetime.datetime:
        """Return the first day of the quarter."""
        return _midnight(moment.replace(month=(moment.month - 1) // 3 * 3 + 1, day=1))


class StartOfYearMapper(_StartOf):
    """Maps moments to their year."""

    default_output_format = "%Y"

    def normalize(self, moment: datetime.datetime) -> datetime.datetime:
        """Return the first of January."""
        return _midnight(moment.replace(month=1, day=1))
