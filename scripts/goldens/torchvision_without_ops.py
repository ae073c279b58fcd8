"""Lets torchvision (and timm, which imports it) load beside a torch its compiled operators were not built for.

torchvision describes its operators to torch when it is imported. If its binary does not load (a CUDA
build on a machine without CUDA, say), those operators do not exist and the description fails, although
classification networks use none of them. Importing this module first turns that failure into a skip.
"""

import functools

import torch.library

_describe = torch.library.register_fake


@functools.wraps(_describe)
def _describe_or_skip(operator, *arguments, **options):
    ours_to_skip = isinstance(operator, str) and operator.partition("::")[0] == "torchvision"

    def decorate(function):
        try:
            return _describe(operator, *arguments, **options)(function)
        except RuntimeError:
            if ours_to_skip:
                return function
            raise

    # torch also allows register_fake(name, function), without the decorator.
    return _describe(operator, *arguments, **options) if arguments and callable(arguments[0]) else decorate


torch.library.register_fake = _describe_or_skip
