"""Language: what must be known of Chinese official documents, apart from any one notice.

In: text.
Out: nothing of its own; `numbers` knows document numbers, `organs` the names of public bodies,
`personal` what belongs to a person (by `checksums`, and by the words beside it).
"""
