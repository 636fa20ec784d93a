"""
Schemas: an object's form, as a table of fields.

`dump` turns an object into a dictionary of JSON values, `load` makes the object again. Keys that a schema does not know
are left out of account, so that forms of other versions can be read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from prefect._version import __version__
from prefect.core.errors import PrefectError
from prefect.core.serialization.fields import BadValue, Field

_ABSENT: Any = object()


class ValidationError(PrefectError, ValueError):
    """
    Something cannot be written as a form, or a form cannot be read.

    Args:
        messages: what is wrong: a text, or texts by key.
    """

    def __init__(self, messages: Any) -> None:
        super().__init__(messages)
        self.messages = messages


class Schema:
    """
    The form of one class.

    Args:
        many: dump and load lists.
        only: leave out all fields but these.
        exclude: leave out these fields.

    Example:
        >>> class PointSchema(Schema):
        ...     fields = {"x": Field(required=True), "y": Field()}
        >>> PointSchema(only=["x"]).load({"x": 1, "y": 2})
        {'x': 1}
    """

    #: The fields by key, in the order of the form.
    fields: ClassVar[Mapping[str, Field]] = {}
    #: Fields that are not handed to what `make` makes.
    not_loaded: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, many: bool = False, only: Iterable[str] | None = None, exclude: Iterable[str] = ()) -> None:
        self.many = many
        self.only = None if only is None else frozenset(only)
        self.exclude = frozenset(exclude)

    # what a subclass may say

    def attribute(self, obj: Any, key: str) -> Any:
        """
        What a field is written from.

        Args:
            obj: the object.
            key: the field.

        Returns:
            The value; `ABSENT` leaves the field out.
        """
        return getattr(obj, key, _ABSENT)

    def make(self, data: dict[str, Any]) -> Any:
        """
        Make the object.

        Args:
            data: the fields that were there.

        Returns:
            The object; the data itself where the subclass does not say.
        """
        return data

    # the public face

    def dump(self, obj: Any, many: bool | None = None) -> Any:
        """
        Write an object as a form.

        Args:
            obj: the object, or a list of them.
            many: a list is given; `None` takes what the schema was made with.

        Returns:
            The form, or a list of forms.

        Raises:
            ValidationError: a value has no form.
        """
        if self.many if many is None else many:
            return [self.dump_one(item) for item in obj]
        return self.dump_one(obj)

    def load(self, data: Any, many: bool | None = None) -> Any:
        """
        Make an object of a form.

        Args:
            data: the form, or a list of them.
            many: a list is given; `None` takes what the schema was made with.

        Returns:
            The object, or a list of objects.

        Raises:
            ValidationError: a field is missing or of the wrong kind; `messages` says which.
        """
        if self.many if many is None else many:
            return [self.load_one(item) for item in data]
        return self.load_one(data)

    def dumps(self, obj: Any, many: bool | None = None) -> str:
        """
        Write an object as JSON text.

        Args:
            obj: the object, or a list of them.
            many: a list is given.

        Returns:
            The text.
        """
        return json.dumps(self.dump(obj, many))

    def loads(self, text: str, many: bool | None = None) -> Any:
        """
        Make an object of JSON text.

        Args:
            text: the text.
            many: a list is given.

        Returns:
            The object, or a list of objects.
        """
        return self.load(json.loads(text), many)

    # one object

    def _shown(self) -> Iterable[tuple[str, Field]]:
        for key, field in self.fields.items():
            if (self.only is None or key in self.only) and key not in self.exclude:
                yield key, field

    def dump_one(self, obj: Any) -> dict[str, Any]:
        """
        Write one object.

        Args:
            obj: the object.

        Returns:
            The form.
        """
        form: dict[str, Any] = {}
        for key, field in self._shown():
            value = self.attribute(obj, key)
            if value is _ABSENT:
                continue
            try:
                form[key] = None if value is None else field.dump(value)
            except BadValue as err:
                raise ValidationError(f"{type(obj).__name__}.{key}: {err}") from err
        if self.only is None:
            form["__version__"] = __version__
        return form

    def load_one(self, data: Any) -> Any:
        """
        Make one object.

        Args:
            data: its form.

        Returns:
            The object.
        """
        if not isinstance(data, Mapping):
            raise ValidationError({"_schema": ["Invalid input type."]})
        loaded: dict[str, Any] = {}
        wrong: dict[str, Any] = {}
        for key, field in self._shown():
            if key in data:
                try:
                    loaded[key] = None if data[key] is None else field.load(data[key])
                except ValidationError as err:
                    wrong[key] = err.messages
                except BadValue as err:
                    wrong[key] = err.messages
            elif field.required:
                wrong[key] = ["Missing data for required field."]
        if wrong:
            raise ValidationError(wrong)
        return self.make({key: value for key, value in loaded.items() if key not in self.not_loaded})


#: Says that a field is left out of a form.
ABSENT = _ABSENT


class OneOfSchema(Schema):
    """The form of a family of classes; the key `type` says which member it is."""

    #: The schemas of the members by name.
    type_schemas: ClassVar[Mapping[str, type[Schema]]] = {}

    def type_of(self, obj: Any) -> str:
        """
        The name of a member.

        Args:
            obj: an object.

        Returns:
            The name.
        """
        return type(obj).__name__

    def dump_one(self, obj: Any) -> dict[str, Any]:
        """
        Write one object.

        Args:
            obj: the object.

        Returns:
            The form, with `type`.
        """
        name = self.type_of(obj)
        schema = self.type_schemas.get(name)
        if schema is None:
            raise ValidationError({"_schema": f"Unsupported object type: {name}"})
        return {**schema().dump_one(obj), "type": name}

    def load_one(self, data: Any) -> Any:
        """
        Make one object.

        Args:
            data: its form.

        Returns:
            The object.
        """
        if not isinstance(data, Mapping):
            raise ValidationError({"_schema": ["Invalid input type."]})
        if "type" not in data:
            raise ValidationError({"type": ["Missing data for required field."]})
        schema = self.schema_for(data["type"])
        if schema is None:
            raise ValidationError({"type": [f"Unsupported value: {data['type']}"]})
        return schema().load_one({key: value for key, value in data.items() if key != "type"})

    def schema_for(self, name: str) -> type[Schema] | None:
        """
        The schema of a member.

        Args:
            name: its name.

        Returns:
            The schema; `None` if there is no such member.
        """
        return self.type_schemas.get(name)


def nested(schema: Callable[[], Schema], required: bool = False) -> Field:
    """
    A field that holds an object with a form of its own.

    Args:
        schema: makes the schema.
        required: the field must be there.

    Returns:
        The field.
    """
    return Field(lambda value: schema().dump(value), lambda value: schema().load(value), required)


def nested_list(schema: Callable[[], Schema], required: bool = False) -> Field:
    """
    A field that holds a list of objects with a form of their own.

    Args:
        schema: makes the schema.
        required: the field must be there.

    Returns:
        The field.
    """

    def load(values: Any) -> list[Any]:
        if not isinstance(values, list | tuple):
            raise BadValue("Invalid type.")
        loaded, wrong = [], {}
        for number, value in enumerate(values):
            try:
                loaded.append(schema().load(value))
            except ValidationError as err:
                wrong[number] = err.messages
        if wrong:
            raise ValidationError(wrong)
        return loaded

    return Field(lambda values: [schema().dump(value) for value in values], load, required)
