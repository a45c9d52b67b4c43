"""Adapters: each reads one style of document from its outline."""
