"""Where commands write files for others: never among the plans, where each would be read as one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gosart.errors import GosartError

if TYPE_CHECKING:
    from gosart.config.model import SiteOptions

__all__ = ["check_output_folder"]


def check_output_folder(options: SiteOptions, folder: Path) -> None:
    """Refuse the folder of plans and what is in it.

    Args:
        options: The site's options.
        folder: Where files are to be written; it need not be there yet.

    Raises:
        GosartError: The folder is among the plans.
    """
    plans = (options.root / options.accounts_dir).resolve()
    if folder.resolve().is_relative_to(plans):
        raise GosartError(
            f"{folder} is in {options.accounts_dir}/, where the plans are. Name a folder elsewhere."
        )
