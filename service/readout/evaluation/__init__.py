"""Evaluation: how well records agree with a gold reading, and whether a change made them better."""
