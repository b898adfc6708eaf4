"""Where the bytes lie."""

from django.core.files.storage import FileSystemStorage

# Made without a folder of its own, it follows MEDIA_ROOT.
storage = FileSystemStorage()
