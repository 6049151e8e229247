"""What is published and stays so: what an issue says, line by line, and what has changed of it.

In: an Issue with its Notices; what is bound of it.
Out: `lines`, what a lock binds; `comparison`, Problems where an issue is not as it was published;
`printed_text`, what its printed pages say.
"""
