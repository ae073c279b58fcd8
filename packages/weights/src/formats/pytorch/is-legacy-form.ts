/** The pickle of the number that files of PyTorch's old form begin with (`MAGIC_NUMBER` in torch/serialization.py), behind its protocol. */
const magic = [0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e];

/** @param head what the file begins with */
export function isLegacyForm(head: Uint8Array): boolean {
  return head[0] === 0x80 && magic.every((byte, index) => head[index + 2] === byte);
}
