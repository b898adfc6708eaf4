"""The sealed public list of everything that happened; also the outbox that followers read."""
