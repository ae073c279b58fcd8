import { WeightsUnknownError } from "../errors.js";
import type { WeightsFormat } from "../formats/weights-file.js";

/** What is told apart by the members of a zip archive: a file of PyTorch, NumPy's arrays by name, a model of Keras. */
export const zipFormat: WeightsFormat = {
  name: "pytorch, npz or keras",
  extensions: [".npz", ".keras"],
  recognizes: (head) => head[0] === 0x50 && head[1] === 0x4b && (head[2] === 0x03 || head[2] === 0x05),
  async open(file, options) {
    const { openZip } = await import("../formats/zip/zip-archive.js");
    const archive = await openZip(file);
    const names = [...archive.keys()];
    const { isTorchZip } = await import("../formats/pytorch/zip-form.js");
    if (isTorchZip(archive))
      return (await import("../formats/pytorch/open-pytorch.js")).openPytorch(file, options, archive);
    const { isNpz, openNpz } = await import("../formats/npz/open-npz.js");
    if (isNpz(archive)) return openNpz(file, archive);
    const { isKerasZip, openKerasZip } = await import("../formats/keras/open-keras.js");
    if (isKerasZip(archive)) return openKerasZip(file.path, archive);
    const found =
      names.length === 0
        ? "an archive with nothing in it"
        : `an archive of ${names.slice(0, 3).join(", ")}${names.length > 3 ? ", …" : ""}`;
    throw new WeightsUnknownError({
      at: file.path,
      message: "the file is a zip archive of another kind than torch.save, numpy.savez and Keras write",
      found,
    });
  },
};
