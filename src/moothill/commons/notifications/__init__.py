"""Who follows what, the notices they get, and the mails that leave."""
