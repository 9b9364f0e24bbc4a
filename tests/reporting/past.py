"""Earlier results for tests of a history: a small instrument, and answers such as ``234``."""

from reporting import history, history_past, html, subject
from scoring import instrument, responses, result
from tests.building import FIVE, compiled, item, response_file, scale

ITEMS = ("a", "b", "c")
SAMPLE = compiled(
    [item(id, FIVE) for id in ITEMS],
    [
        scale("whole", "mean", list(ITEMS), bands=["1", "3"], digits=1),
        *(scale(f"only-{id}", "sum", [id]) for id in ITEMS),
    ],
)
READY = instrument.from_plain(SAMPLE)


def answers(chosen):
    """A response file of answers such as ``234``, where ``-`` is none."""
    return response_file(
        {id: f"l{level}" for id, level in zip(ITEMS, chosen, strict=True) if level != "-"}
    )


def given(*dated):
    """Earlier results as the page gives them, of days and answers."""
    return [{"date": date, "responses": answers(chosen)} for date, chosen in dated]


def told(data, sample=READY):
    """The present result of a response file."""
    read = responses.read(sample, data)
    return subject.of(sample, read, result.compute(sample, read))


def past(data, earlier, date, sample=READY):
    return history_past.of(sample, responses.read(sample, data), earlier, date)


def seen(data, earlier, date, sample=READY, *, live=True):
    """The history of a response file's result."""
    before = past(data, earlier, date, sample)
    return history.of(told(data, sample), before, date, live=live)


def of(*dated, live=True):
    """The history of answers with their days, the present ones last."""
    *earlier, (date, chosen) = dated
    return seen(answers(chosen), given(*earlier), date, live=live)


def shown(found, *, live=True):
    """The block of the report, alone."""

    class Report:
        language = "en"
        history = found

    Report.live = live
    return html.environment().get_template("blocks/history.html").render(report=Report)
