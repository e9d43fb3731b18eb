"""Providers: where they are, which key they take, and the protocols of those that do not speak OpenAI's."""
