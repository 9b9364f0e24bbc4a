"""Files of the site whose addresses never change: they are named after what they are."""

from pathlib import Path

from publishing import manifest, sbom
from publishing.pages import Site


def files(site: Site, theme: Path, name: str, description: str) -> dict[str, bytes]:
    """Them by address: the manifest, and the bill of materials where it is known what is inside.

    Raises:
        OSError: the theme's mark or style cannot be read.
    """
    made = {manifest.NAME: manifest.content(theme, name, description, site.assets_folder)}
    if site.edition.inside:
        made[sbom.NAME] = sbom.content(site.edition.inside)
    return made
