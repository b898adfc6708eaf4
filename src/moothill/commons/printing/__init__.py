"""Pages as tagged PDF, and documents as DOCX. The printer fetches nothing but the static files of this site."""

from moothill.commons.printing.docx import written
from moothill.commons.printing.errors import Busy, NoPrinter, TooLong
from moothill.commons.printing.keeping import kept
from moothill.commons.printing.pdf import is_there, printed

__all__ = ["Busy", "NoPrinter", "TooLong", "is_there", "kept", "printed", "written"]
