"""One module per public set: a path that you give -> labelled texts. No set is in the project."""
