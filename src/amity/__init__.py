"""Amity: it is who you know and how you connect with them.

Read the chapters top to bottom: people, conversations, rhythm, connections, today.
"""

__version__ = "0.1.0"
