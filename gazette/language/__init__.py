"""Language: what must be known of Chinese official documents, apart from any one notice.

In: text.
Out: nothing of its own; `organs` knows the names of public bodies.
"""
