"""Thin surfaces over the same verbs: web pages and the command line; the words below them."""
