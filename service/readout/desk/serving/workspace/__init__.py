"""The workspace: the desk's pages for people, in a browser that needs no script."""
