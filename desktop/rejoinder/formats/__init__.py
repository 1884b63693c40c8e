"""Bytes to document and back, drawing to bytes; one module a format."""
