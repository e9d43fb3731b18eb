"""The way through: documents to reports to one briefing."""
