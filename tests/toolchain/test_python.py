import os
import sys

import pytest

from toolchain import places, process, python, stamp
from toolchain.errors import SetupError


def test_set_up_once_then_never_again(tools, capsys):
    assert python.install("site")
    assert len(tools.called("venv")) == len(tools.called("pip")) == 1
    assert "requirements/site.txt: there is none yet." in capsys.readouterr().err
    assert not python.install("site")
    assert capsys.readouterr() == ("", "")
    assert len(tools.commands) == 2


def test_the_tests_bring_what_the_site_needs(tools):
    python.install("tests")
    assert not python.install("site")


def test_a_group_is_added_to_a_sound_environment(tools, capsys):
    python.install("site")
    python.install("tests")
    assert len(tools.called("venv")) == 1
    assert "they are not in it yet" in capsys.readouterr().err
    assert not python.install("site")


def test_changed_pins_make_a_clean_environment(tools, capsys):
    python.install("tests")
    places.requirements("site").write_text("changed")
    python.install("site")
    assert len(tools.called("venv", "--clear")) == 2
    assert "requirements/site.txt has changed" in capsys.readouterr().err
    assert "tests" not in stamp.read(places.venv())


def test_an_interrupted_set_up_is_not_taken_for_complete(tools):
    python.install("site")
    tools.failing = {"pip": "killed"}
    with pytest.raises(SetupError):
        python.install("tests")
    tools.failing = {}
    assert python.install("site")
    assert len(tools.called("venv")) == 2


@pytest.mark.parametrize("home", ["cpython-399 in {venv}", "{tag} in /elsewhere/.venv"])
def test_an_environment_of_another_python_or_place_is_remade(tools, home, capsys):
    python.install("site")
    home = home.format(venv=places.venv(), tag=sys.implementation.cache_tag)
    stamp.write(places.venv(), {**stamp.read(places.venv()), "home": home})
    assert python.install("site")
    assert "another Python or another folder" in capsys.readouterr().err


def test_an_environment_whose_python_is_gone_is_remade(tools):
    python.install("site")
    places.venv_python().unlink()
    assert python.install("site")


def test_a_half_made_environment_is_not_the_base_of_its_remaking(tools, monkeypatch, tmp_path):
    real = tmp_path / "python-of-the-system"
    real.touch()
    places.venv_python().parent.mkdir(parents=True)
    places.venv_python().symlink_to(real)
    monkeypatch.setattr(sys, "_base_executable", str(places.venv_python()))
    python.install("site")
    (made,) = tools.called("venv", "--clear")
    assert made[0] == str(real.resolve())


def test_packages_are_held_to_their_hashes(tools):
    python.install("site")
    (command,) = tools.called("pip")
    assert {"--require-hashes", "--no-deps", "--only-binary"} <= set(command)


def test_the_same_command_starts_again_inside(tools, monkeypatch):
    started = []
    monkeypatch.setattr(os, "execv", lambda path, command: started.append([path, command]))
    monkeypatch.setattr(sys, "orig_argv", ["/usr/bin/python3", "-X", "dev", "-m", "tests", "-k x"])
    python.ensure("tests")
    inside = str(places.venv_python())
    assert started == [[inside, [inside, "-X", "dev", "-m", "tests", "-k x"]]]


def test_inside_and_complete_nothing_happens(tools, monkeypatch):
    python.install("site")
    monkeypatch.setattr(sys, "prefix", str(places.venv()))
    monkeypatch.setattr(os, "execv", lambda *_: pytest.fail("started again"))
    python.ensure("site")


def test_a_python_that_ignores_its_environment_does_not_start_for_ever(tools, monkeypatch, capsys):
    python.install("site")
    monkeypatch.setattr(sys, "executable", str(places.venv_python()))
    with pytest.raises(SystemExit):
        python.ensure("site")
    assert "PYTHONHOME" in capsys.readouterr().err


def test_an_old_python_is_refused_in_a_sentence(tools, monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 10, 1))
    with pytest.raises(SystemExit) as exit_:
        python.ensure("site")
    assert exit_.value.code == 1
    assert "needs Python 3.11 or newer" in capsys.readouterr().err
    assert tools.commands == []


def test_without_network_the_error_says_what_and_what_to_do(tools, capsys):
    tools.failing = {"pip": "noise\n" * 50 + "ERROR: Network is unreachable\n"}
    with pytest.raises(SystemExit):
        python.ensure("site")
    said = capsys.readouterr().err
    assert "Could not download and install the Python packages in requirements/site.txt" in said
    assert "  | ERROR: Network is unreachable\n" in said
    assert "connect this machine" in said
    assert len(said.splitlines()) < 20


@pytest.mark.parametrize("root", [True, False])
def test_without_ensurepip_the_system_package_or_a_sentence(tools, monkeypatch, root):
    package = f"python3.{sys.version_info[1]}-venv"
    monkeypatch.setattr(python, "_complete_python", lambda: bool(tools.called("apt-get")))
    monkeypatch.setattr(python, "may_use_apt", lambda: root)
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    if root:
        assert python.install("site")
        assert tools.called("apt-get", package)
    else:
        with pytest.raises(SetupError, match=f"sudo apt-get install {package}"):
            python.install("site")


def test_a_stale_package_list_is_refreshed(tools):
    tools.failing = {"install": "Unable to locate package"}
    with pytest.raises(SetupError, match="system package chromium"):
        process.apt_install("chromium")
    assert [command[1] for command in tools.commands] == ["install", "update", "install"]
