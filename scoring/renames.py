"""Earlier ids: which id of this edition each of them stands for."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple, Protocol

from scoring.instrument import Instrument

Ids = Mapping[str, str]
"""The id of this edition by an earlier one."""

NONE: Ids = {}


class Renames(NamedTuple):
    """Earlier ids of items, scales and fields; of options by item or field, of bands by scale."""

    items: Ids
    scales: Ids
    fields: Ids
    options: Mapping[str, Ids]
    bands: Mapping[str, Ids]
    choices: Mapping[str, Ids]


class _Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def renamed_from(self) -> tuple[str, ...]: ...


@lru_cache(maxsize=8)
def of(instrument: Instrument) -> Renames:
    """The earlier ids that the instrument tells of."""
    fields = () if instrument.details is None else instrument.details.fields
    return Renames(
        items=_ids(instrument.items.values()),
        scales=_ids(instrument.scales),
        fields=_ids(fields),
        options={item.id: _ids(item.options) for item in instrument.items.values()},
        bands={scale.id: _ids(scale.bands) for scale in instrument.scales},
        choices={field.id: _ids(field.options) for field in fields},
    )


def _ids(named: Iterable[_Named]) -> Ids:
    """By earlier id; an id that is still in use stands for nothing else."""
    every = list(named)
    now = {one.id for one in every}
    return {old: one.id for one in every for old in one.renamed_from if old not in now}
