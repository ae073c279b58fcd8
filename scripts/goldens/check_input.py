"""Holds name_derived.py against a second implementation of its hash, in whole numbers of Python."""

import numpy as np

from name_derived import name_derived, uniform


def plain_uniform(name, count):
    start = 2166136261
    for byte in name.encode("utf-8"):
        start = (start ^ byte) * 16777619 % 2**32
    values = []
    for k in range(count):
        s = (start + k * 2654435761) % 2**32
        s = (s ^ s >> 16) * 0x85EBCA6B % 2**32
        s = (s ^ s >> 13) * 0xC2B2AE35 % 2**32
        values.append((s ^ s >> 16) / 2**32 * 2 - 1)
    return np.array(values)


# A name for each rule of name_derived: what it makes of the values u.
RULES = [
    ("layer1.0.bn1.running_var", (300,), lambda u: 1 + 0.5 * u),
    ("layer1.0.bn1.running_mean", (300,), lambda u: 0.1 * u),
    ("layer1.0.conv1.weight", (4, 3, 5, 7), lambda u: u * (3 / 105) ** 0.5),
    ("fc.weight", (11, 13), lambda u: u * (3 / 13) ** 0.5),
    ("layer1.0.bn1.weight", (300,), lambda u: 1 + 0.25 * u),
    ("fc.bias", (300,), lambda u: 0.1 * u),
]


def check_input():
    """The number of rules compared; raises where one differs by more than a rounding of float32."""
    assert np.array_equal(uniform("input", 1000), plain_uniform("input", 1000))
    for name, shape, rule in RULES:
        expected = rule(plain_uniform(name, int(np.prod(shape)))).reshape(shape)
        assert np.allclose(name_derived(name, shape), expected, rtol=2e-7, atol=0), f"name_derived of {name}"
    return len(RULES)
