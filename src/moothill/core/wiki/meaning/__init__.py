"""What the parts of a page mean: from blocks to records, the same for every form.

Each module knows one thing that pages hold, by a small vocabulary and by shape; none knows any one page.
"""
