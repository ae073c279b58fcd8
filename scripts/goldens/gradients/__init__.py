"""Gradients of single operations and of small networks by PyTorch's autograd, in float64."""
