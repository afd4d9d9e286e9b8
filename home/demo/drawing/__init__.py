"""Draws the demonstration pictures and unit emblems with Pillow only."""
