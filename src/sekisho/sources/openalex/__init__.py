"""OpenAlex: works, authors and institutions."""
