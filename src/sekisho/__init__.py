"""Sekisho (関所): a workbench for research security and economic security.

The public names, at most thirty, resolve when they are first used, so that
`import sekisho` is quick and the package may offer what stands high in its layers
without importing it. Nothing inside the package imports from here.

    >>> import sekisho
    >>> sekisho.__version__
    '0.1.0'
"""

from importlib import import_module

_EXPORTS: dict[str, str] = {
    "Library": "sekisho.library",
    "SekishoError": "sekisho.core.errors",
    "__version__": "sekisho._version",
    "build_dossier": "sekisho.diligence",
    "list_sources": "sekisho.sources",
    "load_pack": "sekisho.policy",
    "read_case": "sekisho.diligence.intake",
    "render": "sekisho.reporting",
    "replay": "sekisho.diligence",
    "run_check": "sekisho.diligence",
}
"""Public name → the module that defines it."""

__all__ = [
    "Library",
    "SekishoError",
    "__version__",
    "build_dossier",
    "list_sources",
    "load_pack",
    "read_case",
    "render",
    "replay",
    "run_check",
]


def __getattr__(name: str) -> object:
    """Import the module behind a public name, on first use (PEP 562)."""
    if name not in _EXPORTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_EXPORTS[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names beside what the module holds already."""
    return sorted({*globals(), *_EXPORTS})
