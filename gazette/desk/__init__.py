"""The desk: where editors write in the browser, on the same files as in any text editor.

In: content/; what a browser on this machine asks for.
Out: answers; files below content/ in which just what was edited has changed.
"""
