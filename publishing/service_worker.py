"""The service worker's own script: the one file that is made of the digest of all others.

It lies at the site's root, since a service worker answers for what is below its script. All that it
does is in the assets; it hands them the digest of the list of files, and so changes exactly when a
file of the site does. That is how browsers notice a new deployment.

A site with ``offline: false`` has a script that deletes what earlier ones kept (`without`).
"""

from collections.abc import Mapping
from pathlib import Path

from publishing.failure import Failure

NAME = "service-worker.js"
WORKER = "offline/worker.js"
LEAVING = "offline/leaving.js"
WANTED = "offline/wanted.js"


def without(assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """The assets of a site that is not to be kept for use without a connection."""
    rest = {name: content for name, content in assets.items() if name != WORKER}
    return rest | {WANTED: assets[WANTED].replace(b"true", b"false")}


def write(folder: Path, digest: str) -> None:
    """Write the script into the built site whose list of files has that digest.

    Raises:
        Failure: the site lacks the scripts for it, so it is no whole one.
        OSError: the script can't be written.
    """
    if serving := _address(folder, WORKER):
        script = f'import {{ serve }} from "{serving}";\nserve("{digest}");\n'
    elif leaving := _address(folder, LEAVING):
        script = f'import "{leaving}";\n'
    else:
        raise Failure(f"{folder} lacks {LEAVING}: build the whole site anew.")
    (folder / NAME).write_text(script, encoding="utf-8")


def _address(folder: Path, module: str) -> str | None:
    for found in folder.glob(f"assets/*/{module}"):
        return f"./{found.relative_to(folder).as_posix()}"
    return None
