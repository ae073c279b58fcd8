import { openFile } from "@netgraft/files";
import { WeightsUnknownError } from "../errors.js";
import { npyFormat } from "../formats/npy/npy-file.js";
import { safetensorsFormat } from "../formats/safetensors/open-safetensors.js";
import type { WeightsFile, WeightsFormat } from "../formats/weights-file.js";

/** The formats that are read. */
const formats: readonly WeightsFormat[] = [safetensorsFormat, npyFormat];

/** What other files of weights begin with. */
const others: readonly (readonly [what: string, head: readonly number[]])[] = [
  ["a zip archive, as torch.save and numpy.savez write", [0x50, 0x4b, 0x03, 0x04]],
  ["HDF5, as Keras writes", [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["GGUF", [0x47, 0x47, 0x55, 0x46]],
  ["gzip", [0x1f, 0x8b]],
  ...[2, 3, 4, 5].map((protocol) => ["a pickle, as torch.save wrote before PyTorch 1.6", [0x80, protocol]] as const),
];

/**
 * Opens a file of weights by what it begins with, whatever its name is, and reads its header alone; the caller closes it.
 * A file that begins like none is read as what its name says, so that what is wrong with it is told.
 *
 * @throws NG_READ_FAILED; NG_WEIGHTS_UNKNOWN, saying what it looks like; NG_WEIGHTS_FORMAT, NG_ARRAY_FORMAT where it is malformed
 */
export async function openWeights(path: string): Promise<WeightsFile> {
  const file = await openFile(path);
  try {
    const head = await file.read(0, Math.min(16, file.size));
    return await formatOf(path, head).open(file);
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** @throws NG_WEIGHTS_UNKNOWN */
function formatOf(path: string, head: Uint8Array): WeightsFormat {
  const known = formats.find((format) => format.recognizes(head));
  if (known !== undefined) return known;
  const other = others.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte));
  const named = formats.find(({ extension }) => path.toLowerCase().endsWith(extension));
  if (other === undefined && named !== undefined) return named;
  throw new WeightsUnknownError({
    at: path,
    message: "the file is of no format of weights that is read",
    expected: formats.map(({ name }) => name).join(" or "),
    found:
      other?.[0] ?? (head.length === 0 ? "an empty file" : `a file that begins with ${inHex(head.subarray(0, 8))}`),
  });
}

function inHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
}
