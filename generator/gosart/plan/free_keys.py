"""Where the keys of a mapping are words that people choose (ids, names), as the schema has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, TypeAdapter, ValidationError

from gosart.plan.schema.account import AccountEntry
from gosart.yaml.document import Key, Node

__all__ = ["FreeKeys", "free_keys", "is_known"]


@dataclass(frozen=True, slots=True)
class FreeKeys:
    """A mapping whose keys are free."""

    value: Any
    """Type of what stands under such a key."""
    beside_fields: bool
    """Whether the mapping has fields as well: a misspelt one may pass for a free key."""

    def may_hold(self, value: Node) -> bool:
        """Tell whether a value may stand under such a key.

        Args:
            value: The value.
        """
        try:
            TypeAdapter(self.value).validate_python(value)
        except ValidationError:
            return False
        return True

    @property
    def may_hold_any_text(self) -> bool:
        """Whether every text may stand there, so that a value tells nothing of what its key is."""
        return self.may_hold("any text whatever")


@lru_cache(maxsize=1024)
def free_keys(key: Key) -> FreeKeys | None:
    """Return what is known of the free keys of the mapping at a key of an account.

    None where the keys are fields, or the schema knows no mapping there.

    Args:
        key: The way to the value, from the top of the account.
    """
    kinds = [free for kind in _kinds(key) for free in _free(kind)]
    return kinds[0] if kinds else None


@lru_cache(maxsize=1024)
def is_known(key: Key) -> bool:
    """Tell whether the schema of an account knows a key: a field, or one that people choose.

    Args:
        key: The way to the value, from the top of the account.
    """
    return bool(_kinds(key))


def _kinds(key: Key) -> list[Any]:
    """Return the types that may stand at a key, none where the schema knows none."""
    kinds: list[Any] = [AccountEntry]
    for part in key:
        kinds = [inner for kind in kinds for inner in _inside(kind, part)]
    return kinds


def _variants(kind: Any) -> Iterator[Any]:
    """Yield the models, mappings and lists that a type allows; a list is one of its items, too."""
    origin = get_origin(kind)
    if origin is Annotated:
        yield from _variants(get_args(kind)[0])
    elif origin in (Union, UnionType):
        for member in get_args(kind):
            yield from _variants(member)
    elif origin in (tuple, list):
        yield kind
        yield from _variants(get_args(kind)[0])
    else:
        yield kind


def _inside(kind: Any, part: str | int) -> Iterator[Any]:
    for variant in _variants(kind):
        origin = get_origin(variant)
        if isinstance(part, int):
            if origin in (tuple, list):
                yield get_args(variant)[0]
        elif origin is dict:
            yield get_args(variant)[1]
        elif isinstance(variant, type) and issubclass(variant, BaseModel):
            fields = {
                field.alias or name: field.annotation
                for name, field in variant.model_fields.items()
            }
            if part in fields:
                yield fields[part]
            elif (extra := _extra(variant)) is not None:
                yield extra


def _free(kind: Any) -> Iterator[FreeKeys]:
    for variant in _variants(kind):
        if get_origin(variant) is dict:
            yield FreeKeys(get_args(variant)[1], beside_fields=False)
        elif isinstance(variant, type) and issubclass(variant, BaseModel):
            extra = _extra(variant)
            if extra is not None:
                yield FreeKeys(extra, beside_fields=True)


@lru_cache(maxsize=64)
def _extra(model: type[BaseModel]) -> Any:
    """Return the type of what a model allows under keys that are no fields, None for nothing."""
    if model.model_config.get("extra") != "allow":
        return None
    kind = get_type_hints(model, include_extras=True).get("__pydantic_extra__")
    return get_args(kind)[1] if get_origin(kind) is dict else Any
