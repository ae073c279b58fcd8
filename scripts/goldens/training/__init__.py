"""Goldens of training: losses, optimizers, schedules, and the first steps of small networks."""
