"""From facts to the records they become, one module for each room, lowest room first.

Each gives `commons.record.batches.Item`s. A handle names an item, so that later ones can refer to it.
"""
