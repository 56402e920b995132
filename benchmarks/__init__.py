"""Measurements against others, on texts that you bring; nothing here is part of the package."""
