"""Open data: what machines read of the gazette, its issues and its notices.

In: an Archive; a Notice in its Setting.
Out: Pages: JSON below data/ and beside each issue and notice, schemas, the page of them all.
"""
