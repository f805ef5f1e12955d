"""What the tests share. Import it by its full name: `from tests.support.require import require`."""
