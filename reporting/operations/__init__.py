"""The operations behind the door: each takes a request's plain data and gives an answer's.

A request has the keys that `reporting.door` describes. What else one takes, and the keys of its
answer, stand with each.
"""

from collections.abc import Callable, Mapping

from reporting.operations import editions, files, history, reports, sharing, team
from reporting.operations.reading import Answer, Request

OPERATIONS: Mapping[str, Callable[[Request], Answer]] = {
    "result": reports.result,
    "report": reports.report,
    "later": reports.later,
    "history": history.history,
    "trial": reports.trial,
    "card": reports.card,
    "export": files.export,
    "open": files.open_file,
    "fit": editions.fit,
    "link": sharing.link_to,
    "follow": sharing.follow,
    "beside": sharing.beside,
    "preview": sharing.preview,
    "gather": team.gather,
    "team": team.team,
    "team-export": team.team_export,
}
