"""The spine: records, revisions, links, publication, and the one visibility layer."""
