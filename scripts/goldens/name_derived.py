"""Weights as a function of each tensor's name, as authors of plugins make them; see packages/testing/python."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packages" / "testing" / "python"))

from netgraft_golden import load_name_derived, name_derived, uniform  # noqa: E402

__all__ = ["load_name_derived", "name_derived", "uniform"]
