"""Texts of articles from other programs' files, as plain values. Whatever the bytes are: a text,
with a note on what was left out, or a refusal in words. Nothing is fetched and nothing is run.
"""
