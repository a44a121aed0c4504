"""Reasons, times, changes and refusals as sentences for people, in their language."""
