"""Inkbubble's one command: build the site, serve it, check instruments, score responses.

    python3 build_site.py [build] [--site-dir site]
    python3 build_site.py serve [--port 8000]
    python3 build_site.py check [PATH ...] [--format text|json|github]
    python3 build_site.py score INSTRUMENT RESPONSES ... [--format text|json|html]

It sets up what it needs by itself: a virtual environment in `.venv` on the first run.
"""

from toolchain import python

if __name__ == "__main__":
    python.ensure("site")

    from publishing import cli

    raise SystemExit(cli.main())
