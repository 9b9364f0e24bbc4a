import shutil

import pytest

from toolchain import node, places
from toolchain.errors import SetupError


@pytest.fixture
def on_path(monkeypatch):
    """The programs that are on PATH."""
    names = {"node", "npm"}
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name in names else None)
    return names


@pytest.fixture
def wheel(tmp_path, monkeypatch):
    """The Node that comes as a Python package."""
    monkeypatch.setattr(node, "_wheel", lambda: tmp_path / "wheel")
    return str(tmp_path / "wheel")


def test_a_new_enough_node_on_path_is_used(tools, on_path):
    assert node.node() == ["/bin/node"]


@pytest.mark.parametrize("version", ["v18.19.0", "", "no version"])
def test_an_old_or_odd_node_on_path_is_not(tools, on_path, wheel, version):
    tools.node_version = version
    assert node.node()[0].startswith(wheel)


def test_npm_comes_with_the_package_where_the_machine_has_only_node(tools, on_path, wheel):
    on_path.remove("npm")
    node.packages()
    (command,) = tools.called("ci")
    assert command[0].startswith(wheel)
    assert command[1].endswith("npm-cli.js")


def test_packages_are_installed_once_and_without_scripts(tools, on_path, capsys):
    assert node.packages() == places.node_modules()
    (command,) = tools.called("ci")
    assert {"--ignore-scripts", "--omit=dev"} <= set(command)
    assert "package-lock.json: there is none yet." in capsys.readouterr().err
    before = len(tools.commands)
    node.packages()
    assert len(tools.commands) == before
    assert capsys.readouterr() == ("", "")


def test_the_tests_packages_serve_the_site_but_not_the_other_way_round(tools, on_path):
    node.packages("site")
    node.packages("tests")
    node.packages("site")
    assert [command[-1] for command in tools.called("ci")] == ["--omit=dev", "--include=dev"]


@pytest.mark.parametrize("name", ["package.json", "package-lock.json", ".npmrc"])
def test_a_changed_lock_is_followed(tools, on_path, name):
    node.packages()
    (places.ROOT / name).write_text("changed")
    node.packages()
    assert len(tools.called("ci")) == 2


def test_an_interrupted_install_is_done_again(tools, on_path):
    node.packages()
    (places.ROOT / ".npmrc").write_text("changed")
    tools.failing = {"ci": "npm error network"}
    with pytest.raises(SetupError, match="npm error network"):
        node.packages()
    tools.failing = {}
    (places.ROOT / ".npmrc").write_text(".npmrc")
    node.packages()
    assert len(tools.called("ci")) == 3
