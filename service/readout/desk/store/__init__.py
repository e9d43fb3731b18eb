"""The desk's store: its tables, and how they are opened, filled, searched, emptied and moved."""
