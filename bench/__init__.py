"""Timings, kept out of the tests: a slow machine is no failure."""
