"""The engine's version, in its one place: of the rules that turn responses into a result.

It follows CHANGELOG.md: the newest release there, or, while changes are waiting below
“Unreleased”, the version they will be released as, with ``-dev``.
"""

VERSION = "0.1.0-dev"
