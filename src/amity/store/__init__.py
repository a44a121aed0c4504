"""The one Django app: what is kept, and the doors to it."""
