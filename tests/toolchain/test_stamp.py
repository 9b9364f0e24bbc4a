from toolchain import stamp


def test_a_stamp_is_read_as_it_was_written(tmp_path):
    stamp.write(tmp_path, {"site": "abc"})
    assert stamp.read(tmp_path) == {"site": "abc"}
    assert [path.name for path in tmp_path.iterdir()] == [stamp.NAME]


def test_a_missing_or_damaged_stamp_says_nothing(tmp_path):
    assert stamp.read(tmp_path / "nowhere") == {}
    for damaged in ("", "{", "[]"):
        (tmp_path / stamp.NAME).write_text(damaged)
        assert stamp.read(tmp_path) == {}


def test_removing_a_stamp_that_is_not_there_is_no_error(tmp_path):
    stamp.remove(tmp_path / "nowhere")
    (tmp_path / "file").touch()
    stamp.remove(tmp_path / "file")


def test_the_digest_depends_on_every_file_and_their_order(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_text("a")
    second.write_text("b")
    both = stamp.digest(first, second)
    assert both != stamp.digest(second, first)
    second.write_text("c")
    assert both != stamp.digest(first, second)
