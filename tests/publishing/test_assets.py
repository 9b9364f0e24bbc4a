"""Scripts and style lose their comments and nothing else."""

import pytest

from publishing import assets


@pytest.mark.parametrize(
    ("source", "shipped"),
    [
        ("/** What. */\nlet a = 1;\n", "let a = 1;\n"),
        ("/**\n * What.\n */\n  let a = 1; // why\n\n// Why.\nb();\n", "let a = 1; // why\nb();\n"),
        (
            "const a = (\n  /** @type {X} */ (b)\n);\n/** c */\nd();\n",
            "const a = (\n/** @type {X} */ (b)\n);\nd();\n",
        ),
        ("const a = `\n// text\n`;\n", "const a = `\n// text\n`;\n"),
        ('const a = "https://x";\n', 'const a = "https://x";\n'),
    ],
)
def test_only_comments_that_fill_lines_go(source: str, shipped: str) -> None:
    assert assets.without_comments(source) == shipped


def test_a_folder_is_named_after_what_is_in_it() -> None:
    one = assets.fingerprint({"a": b"1", "b": b"2"})
    assert one == assets.fingerprint({"b": b"2", "a": b"1"})
    assert one != assets.fingerprint({"a": b"12", "b": b""})
    assert len(one) == assets.HASH_LENGTH
