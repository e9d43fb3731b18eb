"""The summary: records in lines, and the check that it says no more than they do."""
