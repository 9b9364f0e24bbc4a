"""The commit that a site was built from: told where it is known, and never guessed."""

import os
import subprocess

import pytest

from publishing import commit

TIME = 1_600_000_000
EVERY = {
    **{f"GIT_{who}_NAME": "Somebody" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "somebody@example.org" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_DATE": f"{TIME} +0900" for who in ("AUTHOR", "COMMITTER")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(folder, *arguments):
    command = ["git", "-c", "init.defaultBranch=main", *arguments]
    environment = {**os.environ, **EVERY}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit_all(folder):
    """Make the folder a repository with one commit of all that is in it; the commit's id."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "All")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def checkout(tmp_path):
    """A repository with a file like the project's, and a folder that git ignores."""
    root = tmp_path / "checkout"
    root.mkdir()
    (root / "mkdocs.yml").write_text("site_name: Sample\n")
    (root / ".gitignore").write_text("/ignored/\n")
    commit_all(root)
    return root


def test_it_is_the_one_that_is_checked_out(checkout):
    expected = commit.Commit(git(checkout, "rev-parse", "HEAD"), TIME, changed=False)
    assert commit.find(checkout) == expected


@pytest.mark.parametrize("path", ["mkdocs.yml", "new.yaml", "new/new.yaml"])
def test_what_is_not_committed_is_told(checkout, path):
    (checkout / path).parent.mkdir(exist_ok=True)
    (checkout / path).write_text("changed")
    assert commit.find(checkout).changed


def test_what_git_ignores_changes_nothing(checkout):
    (checkout / "ignored").mkdir()
    (checkout / "ignored" / "site.html").write_text("made")
    assert not commit.find(checkout).changed


def test_asking_writes_nothing_into_the_repository(checkout):
    # A file of another age that is the same all the same: git would note that, if it may.
    os.utime(checkout / "mkdocs.yml", (1_000_000_000, 1_000_000_000))
    index = (checkout / ".git" / "index").read_bytes()
    commit.find(checkout)
    assert (checkout / ".git" / "index").read_bytes() == index


def test_a_shallow_clone_knows_it(checkout, tmp_path):
    (checkout / "second").touch()
    commit_all(checkout)
    git(tmp_path, "clone", "--quiet", "--depth=1", checkout.as_uri(), "shallow")
    assert commit.find(tmp_path / "shallow") == commit.find(checkout)


def test_a_folder_of_a_repository_knows_it_and_not_what_lies_beside(checkout):
    inner = checkout / "inner"
    inner.mkdir()
    (inner / "mkdocs.yml").write_text("site_name: Inner\n")
    id = commit_all(checkout)
    (checkout / "beside.txt").touch()
    assert commit.find(inner) == commit.Commit(id, TIME, changed=False)


def test_outside_git_it_is_not_known(tmp_path):
    (tmp_path / "mkdocs.yml").touch()
    assert commit.find(tmp_path) is None


def test_the_commit_of_some_other_repository_is_not_taken_for_it(checkout):
    copy = checkout / "ignored" / "copy"
    copy.mkdir(parents=True)
    (copy / "mkdocs.yml").touch()
    assert commit.find(copy) is None


def test_without_git_it_is_not_known(checkout, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert commit.find(checkout) is None


def test_before_the_first_commit_it_is_not_known(tmp_path):
    (tmp_path / "mkdocs.yml").touch()
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    assert commit.find(tmp_path) is None


def test_the_variables_of_a_hook_lead_to_no_other_repository(checkout, tmp_path, monkeypatch):
    expected = commit.find(checkout)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert commit.find(checkout) == expected
