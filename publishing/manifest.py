"""The site's web app manifest: under what name and picture a browser installs it.

Source: Web Application Manifest (W3C).
"""

import json
from pathlib import Path

from publishing import icons

NAME = "manifest.webmanifest"
START = "."  # the home page: addresses in the manifest are relative to its own


def content(theme: Path, name: str, description: str, assets_folder: str) -> bytes:
    """The manifest as a file of the site's root.

    Args:
        theme: the folder with the mark and the style.
        name: what the site is called.
        description: what it is for, in a sentence.
        assets_folder: where the icons are, from the site's root.

    Raises:
        OSError: the mark or the style cannot be read.
    """
    paper = "#" + bytes(icons.read(theme).paper).hex()
    data = {
        "name": name,
        "short_name": name,
        "description": description,
        "lang": "en",
        "start_url": START,
        "scope": START,
        "display": "standalone",
        "background_color": paper,
        "theme_color": paper,
        "icons": [
            {
                "src": f"{assets_folder}/{icon.name}",
                "sizes": f"{icon.size}x{icon.size}",
                "type": "image/png",
                "purpose": icon.purpose,
            }
            for icon in icons.ICONS
        ],
    }
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()
