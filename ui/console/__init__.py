"""The command line: the same code as the window's, without Qt."""
