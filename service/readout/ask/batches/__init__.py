"""Batches: many requests at once, answers within a day, at a lower price; a module for each provider that has them."""
