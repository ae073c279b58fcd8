import type { Tensor } from "@netgraft/core/graph";
import type { TensorInfo } from "../formats/stored/tensor-info.js";
import type { Background, WeightsFile } from "../formats/weights-file.js";

/**
 * A file of weights without the rows of classes that the network has not: its tensors begin with the first that it has (timm's
 * `label_offset`, `timm.models._builder.load_pretrained`). Tensors of another number of rows are left as they are.
 */
export function withoutBackground(file: WeightsFile, { layers, classes, rows }: Background): WeightsFile {
  const names = layers.flatMap((layer) => [`${layer}.weight`, `${layer}.bias`]);
  const cut = new Map(
    names.flatMap((name): [string, TensorInfo][] => {
      const info = file.tensors.get(name);
      if (info?.shape[0] !== classes + rows) return [];
      const byteLength = (info.byteLength / (classes + rows)) * classes;
      return [[name, { ...info, shape: [classes, ...info.shape.slice(1)], byteLength }]];
    }),
  );
  if (cut.size === 0) return file;
  const what = rows === 1 ? "the first row" : `the first ${rows} rows`;
  const note = `${what} of ${[...cut.keys()].join(", ")} ${rows === 1 ? "is" : "are"} left out: no class of the network's`;
  return {
    ...file,
    tensors: new Map([...file.tensors].map(([name, info]) => [name, cut.get(name) ?? info])),
    notes: [...file.notes, note],
    read: async (name, options) => {
      const tensor = await file.read(name, options);
      return cut.has(name) ? rowsFrom(tensor, rows) : tensor;
    },
  };
}

function rowsFrom<T extends Tensor>(tensor: T, first: number): T {
  const [all = 0, ...row] = tensor.shape;
  const data = tensor.data.slice(first * (tensor.data.length / all));
  return { ...tensor, shape: [all - first, ...row], data };
}
