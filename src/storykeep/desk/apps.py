"""Tells Django of this room."""

from __future__ import annotations

from django.apps import AppConfig


class RoomConfig(AppConfig):
    name = "storykeep.desk"
    label = "desk"
