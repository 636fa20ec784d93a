"""The command line: each command is a module of this folder and is loaded when it is called."""
