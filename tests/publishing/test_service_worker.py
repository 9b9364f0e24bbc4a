"""The service worker's own script: two lines that name the build, or one that takes it back."""

import pytest

from publishing import service_worker
from publishing.failure import Failure

DIGEST = "5" * 64


def folder_with(tmp_path, *modules):
    for module in modules:
        path = tmp_path / "assets" / "0123" / module
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


def script(folder):
    service_worker.write(folder, DIGEST)
    return (folder / service_worker.NAME).read_text("utf-8")


def test_it_hands_the_digest_of_the_build_to_the_worker_among_the_assets(tmp_path):
    folder = folder_with(tmp_path, service_worker.WORKER, service_worker.LEAVING)
    assert script(folder) == (
        f'import {{ serve }} from "./assets/0123/offline/worker.js";\nserve("{DIGEST}");\n'
    )


def test_a_site_that_is_not_to_be_kept_has_one_that_leaves(tmp_path):
    folder = folder_with(tmp_path, service_worker.LEAVING)
    assert script(folder) == 'import "./assets/0123/offline/leaving.js";\n'


def test_without_its_scripts_the_site_is_not_built(tmp_path):
    with pytest.raises(Failure, match=r"lacks offline/leaving\.js: build the whole site anew"):
        service_worker.write(tmp_path, DIGEST)


def test_the_assets_of_such_a_site_keep_nothing():
    assets = {
        service_worker.WORKER: b"...",
        service_worker.LEAVING: b"...",
        service_worker.WANTED: b"export const WANTED = true;\n",
        "page/form.js": b"true",
    }
    assert service_worker.without(assets) == {
        service_worker.LEAVING: b"...",
        service_worker.WANTED: b"export const WANTED = false;\n",
        "page/form.js": b"true",
    }
