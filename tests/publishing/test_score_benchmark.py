"""A benchmark from collected files: what is written is read again, and too few are refused."""

import json
from pathlib import Path

import pytest

from authoring import benchmark_file, catalogue, instrument_file
from publishing import cli
from tests.authoring.samples import SOUND, folder

DATE, SOURCE = "2026-05-31", 'Made up: "by a test" # really'


@pytest.fixture
def scored(tmp_path, capsys):
    """Writes as many files as asked, scores them into a benchmark; its code, output and errors."""

    def run(many, *more, version="1.0.0"):
        answers = tmp_path / "answers"
        answers.mkdir(exist_ok=True)
        for place in range(many):
            chosen = {"rain": "yes" if place % 3 else "no", "wind": "yes" if place % 2 else "no"}
            data = {
                "format": "inkbubble/responses@1",
                "instrument": {"id": "sound", "version": version},
                "responses": chosen,
            }
            (answers / f"{version}-{place}.json").write_text(json.dumps(data), encoding="utf-8")
        asked = ["score", str(SOUND), str(answers), "--format", "benchmark", "--count-each"]
        code = cli.main([*asked, *more])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


NAMED = ("--source", SOURCE, "--date", DATE)


def test_what_is_written_is_a_sound_benchmark_of_what_was_scored(scored, tmp_path):
    code, out, err = scored(12, *NAMED)
    assert (code, err) == (0, "")
    made = folder(tmp_path)
    plain = catalogue.load(made).loaded
    (made / benchmark_file.BENCHMARK).write_text(out, encoding="utf-8")
    entry = catalogue.load(made)
    assert entry.problems == []
    found = entry.loaded.instrument.benchmark
    assert (found.source, found.date, found.version) == (SOURCE, DATE, "1.0.0")
    assert [(int(score), many) for score, many in found.scales["total"]] == [(0, 2), (1, 6), (2, 4)]
    assert entry.loaded.instrument.digest == plain.instrument.digest
    assert out.splitlines()[0].endswith("$schema=../../schema/benchmark.schema.json")


def test_nobody_stands_out_among_too_few(scored):
    code, out, err = scored(9, *NAMED)
    assert (code, out) == (1, "")
    assert err.startswith("9 files of version 1.0.0 are too few")


def test_answers_to_another_version_do_not_count(scored):
    scored(5, *NAMED, version="0.9.0")
    code, out, err = scored(9, *NAMED)
    assert (code, out) == (1, "")
    assert err.startswith("Not counted, since they are of another version: 5.")


@pytest.mark.parametrize(
    "more", [(), ("--source", SOURCE), ("--date", DATE), ("--source", " ", "--date", DATE)]
)
def test_a_benchmark_says_whose_scores_it_holds(scored, more):
    code, out, err = scored(12, *more)
    assert (code, out) == (1, "")
    assert "add --source “…” and --date 2026-05-31" in err


def test_a_day_is_a_day(scored):
    assert scored(12, "--source", SOURCE, "--date", "2026-02-30")[2].startswith("“2026-02-30” is")


def test_a_broken_benchmark_keeps_the_instrument_from_being_published(tmp_path):
    made = folder(tmp_path)
    Path(made / benchmark_file.BENCHMARK).write_text("source: x\nsource: y\n", encoding="utf-8")
    loaded = benchmark_file.added(instrument_file.load(made / catalogue.INSTRUMENT))
    assert loaded.compiled is loaded.instrument is None
    assert [problem.code for problem in loaded.problems] == ["duplicate-key"]
