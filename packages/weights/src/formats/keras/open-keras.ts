import { WeightsUnknownError } from "../../errors.js";
import { type Hdf5Group, readHdf5 } from "../hdf5/hdf5-tree.js";
import type { Bytes } from "../stored/bytes.js";
import { inOrder, type KerasLayer, layersOf, notesOf } from "../tensorflow/layers-of.js";
import { inPytorchLayout, type LayerVariable } from "../tensorflow/pytorch-layout.js";
import type { WeightsContents } from "../weights-file.js";
import { checked, type ZipArchive } from "../zip/zip-archive.js";
import { numberedVariables } from "./numbered-variables.js";

const [CONFIG, WEIGHTS] = ["config.json", "model.weights.h5"];

/** Whether a zip archive is a model of Keras 3. */
export function isKerasZip(archive: ZipArchive): boolean {
  return archive.has(CONFIG) && archive.has(WEIGHTS);
}

/** A `.keras` file: a zip archive of a config and of an HDF5 file. @throws as {@link openKerasHdf5} */
export async function openKerasZip(path: string, archive: ZipArchive): Promise<WeightsContents> {
  const [config, weights] = [archive.get(CONFIG), archive.get(WEIGHTS)];
  const text = config && new TextDecoder().decode(await checked(config).read(0, config.size));
  const bytes = weights === undefined ? { size: 0, read: async () => new Uint8Array() } : checked(weights);
  return openKerasHdf5(path, bytes, parsed(text));
}

/**
 * The weights of a Keras model in an HDF5 file, by the names and in the layout of PyTorch ({@link inPytorchLayout}): those of
 * Keras 3 (`.weights.h5`), which numbers the variables of each layer, and of `model.save("….h5")`, which names them.
 *
 * @param config of the model, where it is known
 * @throws NG_READ_FAILED, NG_WEIGHTS_FORMAT; NG_WEIGHTS_UNKNOWN where no Keras has written it
 */
export async function openKerasHdf5(path: string, bytes: Bytes, config?: unknown): Promise<WeightsContents> {
  const root = await readHdf5(path, bytes);
  const layers = layersOf(config ?? parsed(root.texts.get("model_config")?.[0]));
  const named = root.groups.get("model_weights") ?? root;
  const variables = named.texts.has("layer_names") ? namedVariables(named, layers) : numberedVariables(root, layers);
  if (variables.length === 0)
    throw new WeightsUnknownError({
      at: path,
      message:
        "the file is HDF5, and holds no weights of Keras: neither numbered variables of layers nor `layer_names`",
      found: [...root.groups.keys(), ...root.arrays.keys()].slice(0, 5).join(", ") || "nothing",
    });
  return { format: "keras", tensors: inPytorchLayout(inOrder(variables, layers)), notes: notesOf(layers) };
}

/** The variables of an older file: lists of names say which there are, in the order of the layers. */
function namedVariables(root: Hdf5Group, layers: ReadonlyMap<string, KerasLayer>): readonly LayerVariable[] {
  return (root.texts.get("layer_names") ?? []).flatMap((layer) => {
    const group = root.groups.get(layer);
    return (group?.texts.get("weight_names") ?? []).flatMap((written): LayerVariable[] => {
      const parts = written.split("/");
      const role = parts.pop() ?? "";
      let found = group;
      for (const part of parts) found = found?.groups.get(part);
      const tensor = found?.arrays.get(role);
      const of = parts.join("/") || layer;
      const kind =
        layers.get(of)?.kind ?? layers.get(layer)?.kind ?? (/depthwise|_dw/.test(of) ? "DepthwiseConv2D" : undefined);
      return tensor === undefined ? [] : [{ layer: of, role: role.replace(/:\d+$/, ""), kind, tensor }];
    });
  });
}

/** JSON, or nothing where it is none: a model's config tells what is not needed to read it. */
function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
