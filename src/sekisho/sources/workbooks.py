"""Reading workbooks safely, for the rooms above that take spreadsheets from people."""

from sekisho.sources._xlsx import Sheet, read_sheets

__all__ = ["Sheet", "read_sheets"]
