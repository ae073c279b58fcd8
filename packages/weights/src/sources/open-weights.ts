import { oneOf } from "@netgraft/core/graph";
import { openFile, type ReadableFile } from "@netgraft/files";
import { WeightsChoiceError, WeightsUnknownError } from "../errors.js";
import { kerasFormat } from "../formats/keras/keras-format.js";
import { npyFormat } from "../formats/npy/npy-file.js";
import { openedFile } from "../formats/opened-file.js";
import { pytorchFormat } from "../formats/pytorch/pytorch-format.js";
import { safetensorsFormat } from "../formats/safetensors/open-safetensors.js";
import { tfjsFormat } from "../formats/tfjs/tfjs-format.js";
import type { OpenWeightsOptions, WeightsFile, WeightsFormat } from "../formats/weights-file.js";
import { zipFormat } from "./zip-format.js";
import { otherFile } from "./other-files.js";

/** The formats that are read. */
const formats: readonly WeightsFormat[] = [
  safetensorsFormat,
  pytorchFormat,
  npyFormat,
  zipFormat,
  kerasFormat,
  tfjsFormat,
];

const HEAD = 512;

/**
 * Opens a file of weights by what it begins with, whatever its name is, and reads its header alone; the caller closes it.
 * A file that begins like none is read as what its name says, so that what is wrong with it is told.
 *
 * @throws NG_READ_FAILED; NG_WEIGHTS_UNKNOWN, saying what it is and what can be done; NG_WEIGHTS_CHOICE where it has several state
 *   dicts; NG_WEIGHTS_FORMAT, NG_ARRAY_FORMAT where it is malformed
 */
export async function openWeights(path: string, options: OpenWeightsOptions = {}): Promise<WeightsFile> {
  const file = await openFile(path);
  try {
    const head = await file.read(0, Math.min(HEAD, file.size));
    const contents = await formatOf(file, head).open(file, options);
    // Elsewhere there is nothing to choose, and a wish that is not heard would be taken for granted.
    if (options.stateDict !== undefined && contents.format !== "pytorch")
      throw new WeightsChoiceError({
        at: path,
        message: "the file has one set of tensors, without a key",
        expected: "no `stateDict` (`--state-dict`)",
        found: JSON.stringify(options.stateDict),
      });
    const opened = openedFile(file, contents);
    const { background } = options;
    if (background === undefined) return opened;
    return (await import("../surgery/without-background.js")).withoutBackground(opened, background);
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** @throws NG_WEIGHTS_UNKNOWN */
function formatOf({ path, size }: ReadableFile, head: Uint8Array): WeightsFormat {
  const known = formats.find((format) => format.recognizes(head));
  if (known !== undefined) return known;
  const says = otherFile(head);
  if (says !== undefined) throw new WeightsUnknownError({ at: path, message: says });
  if (size === 0)
    throw new WeightsUnknownError({
      at: path,
      message: "the file is empty: it was never written to its end. Fetch it again",
    });
  // What a truncated file of these is, its ending says.
  const named = [safetensorsFormat, npyFormat].find(({ extensions }) =>
    extensions.some((ending) => path.toLowerCase().endsWith(ending)),
  );
  if (named !== undefined) return named;
  throw new WeightsUnknownError({
    at: path,
    message: "the file is of no format of weights that is read",
    expected: oneOf(formats.map(({ name }) => name)),
    found: `a file that begins with ${inHex(head.subarray(0, 8))}`,
  });
}

function inHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
}
