"""What the hub's people do across units: inspect them, count what they publish, end and reopen them, choose chains.

They look and decide; they do not edit in a unit, and see neither drafts nor what was sent to it (seed 004 Đ7.2e).
"""
