"""`python -m publishing`: the same commands as build_site.py, where everything is set up."""

from publishing import cli

raise SystemExit(cli.main())
