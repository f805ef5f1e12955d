"""Sphinx settings. One tree, built once for each language: `sphinx-build --tag ja docs OUT`."""

_LANGUAGES = {"ja": "関所", "en": "Sekisho"}

language = "ja" if tags.has("ja") else "en"
project = _LANGUAGES[language]
author = "The Sekisho authors"
copyright = author

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

root_doc = f"{language}/index"
exclude_patterns = ["_build", *(f"{other}/**" for other in _LANGUAGES if other != language)]

html_theme = "furo"
html_title = project
html_copy_source = False
html_show_sphinx = False
