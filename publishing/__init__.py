"""Instrument to page: the site's pages, its assets and the engine, and the MkDocs hooks."""
