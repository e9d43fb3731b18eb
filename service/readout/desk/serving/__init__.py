"""The desk over HTTP, and who may use it."""
