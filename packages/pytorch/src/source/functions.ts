import type { HelperName } from "../emitters/tensor.js";

/** The functions and layers that a file has beside its classes, where they are used. */
export const functions: Readonly<Record<HelperName | "PaddedConv2d", readonly string[]>> = {
  PaddedConv2d: [
    "class PaddedConv2d(nn.Conv2d):",
    '    """A convolution of a map padded by (left, right, top, bottom), as TensorFlow pads."""',
    "",
    "    def __init__(self, *args, pad: tuple[int, int, int, int], **kwargs) -> None:",
    "        super().__init__(*args, **kwargs)",
    "        self.pad = pad",
    "",
    "    def forward(self, x: Tensor) -> Tensor:",
    "        return super().forward(F.pad(x, self.pad))",
  ],
  drop_path: [
    "def drop_path(x: Tensor, rate: float, training: bool) -> Tensor:",
    '    """Drops the branch of whole examples in training (stochastic depth)."""',
    "    if not training or rate == 0:",
    "        return x",
    "    mask = x.new_empty((x.shape[0],) + (1,) * (x.ndim - 1)).bernoulli_(1 - rate)",
    "    return x * (mask / (1 - rate))",
  ],
  shake_shake: [
    "def shake_shake(a: Tensor, b: Tensor, training: bool) -> Tensor:",
    '    """Mixes two branches by chance in training, their gradients by another (Shake-Shake)."""',
    "    if not training:",
    "        return (a + b) / 2",
    "    shape = (a.shape[0],) + (1,) * (a.ndim - 1)",
    "    forward, backward = a.new_empty(shape).uniform_(), a.new_empty(shape).uniform_()",
    "    mixed = b + (a - b) * backward",
    "    # What differs from the mixture by `backward` is a constant to the gradient.",
    "    return mixed + ((a - b) * (forward - backward)).detach()",
  ],
};
