"""Texts for people as plain values: headings, paragraphs, lists, tables, pictures."""
