"""The command line: what can be asked for, and which module does it."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from authoring.reporters import REPORTERS
from publishing import build, check, score, serve
from publishing.failure import Failure

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command; the exit code is 0, or 1 after a sentence about what is wrong."""
    asked = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may not know every character
            stream.reconfigure(errors="backslashreplace")
    try:
        match asked.command:
            case "serve":
                return serve.run(ROOT, asked.port)
            case "check":
                return check.run(ROOT, asked.paths, asked.format)
            case "score":
                return score.run(
                    ROOT,
                    asked.instrument,
                    asked.responses,
                    asked.format,
                    summary=asked.summary,
                    each=asked.count_each,
                    source=asked.source,
                    date=asked.date,
                )
        return build.run(ROOT, asked.site_dir, record=asked.record)
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output, such as `head`, has had enough. Nothing more can be printed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        print(f"{error.filename or 'The command'}: {error.strerror or error}.", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build_site.py",
        description="Builds, serves and checks a site of self-assessments, and scores responses.",
        epilog="Without a command, the site is built.",
    )
    where: dict[str, Any] = {"type": Path, "metavar": "FOLDER", "help": "where to build the site"}
    parser.add_argument("--site-dir", default=build.SITE, **where)
    parser.set_defaults(record=True)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    command = commands.add_parser("build", help="build the site (what happens without a command)")
    # Without a default of its own: what was given before the command counts, too.
    command.add_argument("--site-dir", default=argparse.SUPPRESS, **where)
    command.add_argument(
        "--no-record",
        dest="record",
        action="store_false",
        default=argparse.SUPPRESS,
        help="put no new edition on record",
    )

    command = commands.add_parser("serve", help="build, serve on this machine, follow changes")
    command.add_argument("--port", type=_port, default=8000, help="the port to serve on")

    command = commands.add_parser("check", help="look for mistakes in instruments and cases")
    command.add_argument(
        "paths", type=Path, nargs="*", metavar="PATH", help="files or folders; all by default"
    )
    command.add_argument("--format", choices=sorted(REPORTERS), default="text", help="how to tell")

    command = commands.add_parser("score", help="score response files on the command line")
    command.add_argument("instrument", metavar="INSTRUMENT", help="its id, folder or file")
    command.add_argument(
        "responses",
        type=Path,
        nargs="+",
        metavar="RESPONSES",
        help="response files, receipts, or folders of them; several are shown together",
    )
    command.add_argument("--format", choices=score.FORMATS, default="text", help="how to tell")
    command.add_argument(
        "--summary", action="store_true", help="only how the scores are spread, without the files"
    )
    command.add_argument(
        "--count-each", action="store_true", help="count files of the same answers each, not once"
    )
    command.add_argument("--source", metavar="WORDS", help="benchmark: whose scores they are")
    command.add_argument("--date", metavar="DAY", help="benchmark: the day they are of: 2026-05-31")
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError(f"{port} is not a port: give a number up to 65535")
    return port
