"""What others' files look like: readers of sheets, lists, mails and the exports of other systems. No file is opened here."""
