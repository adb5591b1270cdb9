"""Bringing a program in: a file or pasted text, what was understood of it, and then one step."""
