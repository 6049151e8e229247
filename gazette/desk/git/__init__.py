"""Git, as an editor needs it: what has changed, commit, send, history; in words of an editor.

In: content/ in a repository.
Out: what stands in it; commits of named files alone; Refused, with a way out.

A repository may have been made by anybody. Git runs with fixed arguments; no hook, no filter, no
program that the repository's own configuration names is ever started.
"""
