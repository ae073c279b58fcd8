import { dirname, join } from "node:path";
import { z } from "@netgraft/core";
import { elementCount, float32Tensor, numbersOf, type Tensor, tensorFrom } from "@netgraft/core/graph";
import { openFile, type ReadableFile } from "@netgraft/files";
import { WeightsFormatError, WeightsUnknownError } from "../../errors.js";
import { type Bytes, slice } from "../stored/bytes.js";
import { plainDType, type StoredDType } from "../stored/stored-dtype.js";
import type { StoredTensor } from "../stored/stored-tensor.js";
import { inOrder, layersOf, notesOf } from "../tensorflow/layers-of.js";
import { inPytorchLayout, type LayerVariable } from "../tensorflow/pytorch-layout.js";
import type { WeightsContents } from "../weights-file.js";

const weight = z.object({
  name: z.string(),
  shape: z.array(z.int().min(0)).max(16),
  dtype: z.string(),
  quantization: z.object({ dtype: z.string(), scale: z.number().optional(), min: z.number().optional() }).optional(),
});
type Weight = z.output<typeof weight>;

const model = z.object({
  format: z.string().optional(),
  modelTopology: z.looseObject({ node: z.unknown().optional() }).nullish(),
  weightsManifest: z.array(z.object({ paths: z.array(z.string()), weights: z.array(weight) })),
});

// A program of a thousand layers has some 2 MB.
const MAX_JSON = 2 ** 26;

/**
 * A layers model of TensorFlow.js, by the names and in the layout of PyTorch (`inPytorchLayout`); quantised weights as what they
 * stand for.
 *
 * @throws NG_READ_FAILED, also for a file beside it; NG_WEIGHTS_FORMAT; NG_WEIGHTS_UNKNOWN for other JSON
 */
export async function openTfjs(file: ReadableFile): Promise<WeightsContents> {
  const { path } = file;
  const parsed = model.safeParse(await jsonOf(file));
  if (!parsed.success)
    throw new WeightsUnknownError({
      at: path,
      message:
        "the file is JSON, and no model of TensorFlow.js: it has no weightsManifest. Where it is a config, the weights are another file",
    });
  const { format, modelTopology, weightsManifest } = parsed.data;
  if (format === "graph-model" || modelTopology?.node !== undefined)
    throw new WeightsUnknownError({
      at: path,
      message:
        "the file is a graph model of TensorFlow.js, whose norms are folded into its weights. Take the layers model, or the Keras model, that it was made from",
    });
  const layers = layersOf(modelTopology);
  const variables: LayerVariable[] = [];
  for (const { paths, weights } of weightsManifest) {
    // One after the other: a hundred thousand names would be as many files open at once.
    const shards: Bytes[] = [];
    for (const name of paths) shards.push(await shard(path, name));
    const bytes = joined(shards);
    let at = 0;
    for (const each of weights) {
      const tensor = tensorIn(path, each, bytes, at);
      at += tensor.byteLength;
      const end = each.name.lastIndexOf("/");
      const of = each.name.slice(0, Math.max(end, 0));
      variables.push({ layer: of, role: each.name.slice(end + 1), kind: layers.get(of)?.kind, tensor });
    }
    if (at !== bytes.size) {
      const message =
        at > bytes.size ? "the files beside the model are truncated" : "the files beside the model have bytes to spare";
      throw new WeightsFormatError({ at: path, message, expected: `${at} bytes`, found: `${bytes.size} bytes` });
    }
  }
  return { format: "tfjs", tensors: inPytorchLayout(inOrder(variables, layers)), notes: notesOf(layers) };
}

async function jsonOf(file: ReadableFile): Promise<unknown> {
  if (file.size > MAX_JSON)
    throw new WeightsFormatError({
      at: file.path,
      message: "the file is too long",
      expected: `at most ${MAX_JSON} bytes`,
    });
  try {
    return JSON.parse(new TextDecoder().decode(await file.read(0, file.size)));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new WeightsFormatError({ at: file.path, message: "the file is not JSON", found: cause.message }, { cause });
  }
}

const dtypes: ReadonlyMap<string, StoredDType> = new Map([
  ["float32", plainDType("float32")],
  ["int32", plainDType("int32")],
  ["bool", plainDType("bool")],
]);

function tensorIn(
  path: string,
  { name, shape, dtype, quantization }: Weight,
  bytes: Bytes,
  byteOffset: number,
): StoredTensor {
  const refused = (found: string): Error =>
    new WeightsFormatError({ at: path, message: `the dtype of ${JSON.stringify(name)} is not read`, found });
  const of = (stored: StoredDType): StoredTensor => {
    return { dtype: stored.dtype, stored, shape, bytes, byteOffset, byteLength: elementCount(shape) * stored.bytes };
  };
  const plain = dtypes.get(dtype);
  if (plain === undefined) throw refused(dtype);
  if (quantization === undefined) return of(plain);
  const { dtype: packed, scale, min } = quantization;
  if (packed === "float16" && dtype === "float32") return of(plainDType("float16"));
  if ((packed !== "uint8" && packed !== "uint16") || dtype === "bool" || scale === undefined || min === undefined)
    throw refused(`${dtype} as ${packed}`);
  const transform = (tensor: Tensor): Tensor => {
    const values = Float64Array.from(numbersOf(tensor), (step) => step * scale + min);
    if (dtype === "int32") return tensorFrom("int32", tensor.shape, values.map(Math.round));
    return float32Tensor(tensor.shape, Float32Array.from(values));
  };
  return { ...of(plainDType(packed)), dtype: plain.dtype, transform };
}

/** A file beside the model, opened for each piece: there can be many. @throws NG_WEIGHTS_FORMAT where it is elsewhere; NG_READ_FAILED */
async function shard(beside: string, name: string): Promise<Bytes> {
  if (!/^[^/\\:\0]+(\/[^/\\:\0]+)*$/.test(name) || name.split("/").includes(".."))
    throw new WeightsFormatError({
      at: beside,
      message: "the model names data outside its folder",
      found: JSON.stringify(name),
    });
  const path = join(dirname(beside), name);
  const opened = await openFile(path);
  await opened.close();
  return {
    size: opened.size,
    async read(offset, length) {
      const file = await openFile(path);
      try {
        return await file.read(offset, length);
      } finally {
        await file.close();
      }
    },
  };
}

/** One behind the other. */
function joined(parts: readonly Bytes[]): Bytes {
  return {
    size: parts.reduce((sum, { size }) => sum + size, 0),
    async read(offset, length) {
      const bytes = new Uint8Array(length);
      let start = 0;
      for (const part of parts) {
        const [from, to] = [Math.max(offset, start), Math.min(offset + length, start + part.size)];
        if (from < to) bytes.set(await slice(part, from - start, to - from).read(0, to - from), from - offset);
        start += part.size;
      }
      return bytes;
    },
  };
}
