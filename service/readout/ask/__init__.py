"""Ask a model: endpoints, plans of typed calls, retries, counts, and recorded answers."""
