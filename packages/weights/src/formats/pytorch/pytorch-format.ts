import type { WeightsFormat } from "../weights-file.js";
import { isLegacyForm } from "./is-legacy-form.js";

/** What `torch.save` wrote before PyTorch 1.6: its old form, and the tar archive before that. The zip archive is told by its members. */
export const pytorchFormat: WeightsFormat = {
  name: "pytorch",
  extensions: [".pth", ".pt", ".bin", ".ckpt"],
  recognizes: (head) => isLegacyForm(head) || isTarForm(head),
  open: async (file, options) => (await import("./open-pytorch.js")).openPytorch(file, options),
};

function isTarForm(head: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(head.subarray(257, 262)) === "ustar";
}
