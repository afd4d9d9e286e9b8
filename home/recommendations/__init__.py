"""Recommendations of the hub: it inspects what units publish and recommends to correct or remove it (row H3).

The hub states what and why; the head of the unit's board answers within a deadline. Texts change by the unit's own ways
alone: nobody of the hub edits in a unit (seed 004 Đ7.2e, Đ8).
"""
