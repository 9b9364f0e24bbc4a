"""The operations behind the door: each takes a request's plain data and gives an answer's.

A request has the keys that `reporting.door` describes. What else one takes, and the keys of its
answer, stand with each.
"""

from collections.abc import Callable, Mapping

from reporting.operations import files, reports
from reporting.operations.reading import Answer, Request

OPERATIONS: Mapping[str, Callable[[Request], Answer]] = {
    "result": reports.result,
    "report": reports.report,
    "later": reports.later,
    "trial": reports.trial,
    "card": reports.card,
    "export": files.export,
    "open": files.open_file,
}
