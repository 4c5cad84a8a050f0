"""Intake: bytes of any kind to Story documents. Every file is an attack until proven otherwise.

Imports only ``storykeep.story``; no Django.
"""
