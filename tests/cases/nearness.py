"""Whether responses stand right beside a cut score, so that a case holds the cut in its place."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from scoring import outcome, response_faults
from scoring.instrument import Instrument
from scoring.items import Item, Response


def one_answer_below(
    instrument: Instrument, chosen: Mapping[str, Response], scale: str, cut: Fraction
) -> bool:
    """Whether the score is below the cut, and the next higher answer to some item reaches it."""
    score = outcome.of_all(instrument, chosen)[scale].score
    return score is not None and score < cut and _reaches(instrument, chosen, scale, cut, up=True)


def one_answer_above(
    instrument: Instrument, chosen: Mapping[str, Response], scale: str, cut: Fraction
) -> bool:
    """Whether the score has reached the cut, and the next lower answer to some item has not."""
    score = outcome.of_all(instrument, chosen)[scale].score
    return score is not None and score >= cut and _reaches(instrument, chosen, scale, cut, up=False)


def _reaches(
    instrument: Instrument, chosen: Mapping[str, Response], scale: str, cut: Fraction, *, up: bool
) -> bool:
    for item in instrument.items.values():
        if item.id not in chosen:
            continue
        for response in _beside(item, chosen[item.id], up=up):
            there = outcome.of_all(instrument, {**chosen, item.id: response})[scale].score
            if there is not None and (there >= cut) == up:
                return True
    return False


def _beside(item: Item, response: Response, *, up: bool) -> Iterator[Response]:
    """The answers that count a step more, or a step less, with none between; all that there are."""
    sign = 1 if up else -1
    if isinstance(response, Fraction):
        step = Fraction(sign, 10**item.decimals)
        near: Iterable[Response] = [response - step if item.reverse else response + step]
    elif isinstance(response, tuple):
        others = [id for id in item.by_option if id not in response]
        fewer = [tuple(one for one in response if one != gone) for gone in response]
        near = [one for one in fewer if one] + [(*response, added) for added in others]
    else:
        near = _next_options(item, response, sign)
    for one in near:
        plain = list(one) if isinstance(one, tuple) else str(one)
        if not list(response_faults.of_item(item, plain, item.id)):
            yield one


def _next_options(item: Item, response: str, sign: int) -> list[str]:
    values = {o.id: sign * item.keyed(o.value) for o in item.options if o.value is not None}
    beyond = [value for value in values.values() if response in values and value > values[response]]
    return [id for id, value in values.items() if beyond and value == min(beyond)]
