"""Akoma Ntoso 3.0: the XML of OASIS LegalDocML, in which programs exchange legal documents.

In: a Notice, or the notices of an issue; what is known of them.
Out: `documents` makes the files of both; `description` says what the metadata are made from.
"""
