"""Demonstration content for a fresh install."""
