"""Rows of CSV files, taken in by way of the admin site: looked at first, and then the whole file or nothing of it."""
