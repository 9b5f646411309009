"""Whether a source can be used, as far as that is seen without loading spaCy or code of others."""

from typing import TYPE_CHECKING

from annotation.errors import UserError
from annotation.learning.settings import SourceKind, SourceSetting
from annotation.suggest.sources.installed import component, package_of, pipelines
from annotation.suggest.sources.lists import check_list

if TYPE_CHECKING:
    from annotation.codebook import Codebook


def check_source(source: SourceSetting, codebook: "Codebook") -> None:
    """Raise UserError where a source is not there or says something that makes no sense."""
    if source.kind is SourceKind.PIPELINE:
        check_pipeline(source.place)
    elif source.kind is not SourceKind.COMPONENT:
        check_list(source, codebook)
    elif component(source.place) is None:
        raise UserError(f"No component “{source.place}” is installed. Install its package first.")


def check_pipeline(model: str) -> None:
    """Raise UserError where a name is neither that of an installed pipeline nor a folder's."""
    if package_of(model) is None:
        raise UserError(
            f"There is no spaCy pipeline “{model}” here. Install it, or choose a folder that holds "
            f"one. Installed: {', '.join(pipelines()) or 'none'}."
        )
