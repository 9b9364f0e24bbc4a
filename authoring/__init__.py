"""From an editor's YAML to a compiled instrument, or to a list of problems. Never a traceback.

The only user of PyYAML and pydantic. The way of a file::

    reading    text -> plain data of texts, with the line and column of everything
    checking   plain data -> a typed document, by the schemas in `schema` (all problems at once)
    lint_*     what a schema can't see: references, cycles, bands that nothing reaches
    compiling  the document -> the compiled instrument that `scoring` loads
    cases      an instrument's cases: read, run, held against what they expect
    catalogue  the folder of instruments as a whole
"""
