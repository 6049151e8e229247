"""What documents say in their language: numerals, numbers of documents and units, bodies, persons.

In: text.
Out: what it says; nothing here knows where the text stands.
"""
