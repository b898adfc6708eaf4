"""Counting, exact and explained: seats by the single transferable vote, choices by points or pairs, and budgets.

Doors: `files.read_ballots` reads; `rules.count_by` counts by the name of a rule and tells the result as a sheet or as data;
each rule's own function gives its typed account (`stv.count`, `stv.fill_vacancy`, `tallies.count_marks`, `tallies.borda`,
`tallies.pairwise`, `budgets.greedy.greedy`, `budgets.completing.equal_shares`). Everything is whole numbers and fractions.
"""
