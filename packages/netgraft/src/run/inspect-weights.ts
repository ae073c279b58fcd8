import type { Network, Problem } from "@netgraft/core";
import { checkStateDict, WeightsMismatchError } from "@netgraft/weights";
import { openWeights } from "@netgraft/weights/node";

/** A tensor of a file. */
export interface InspectedTensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly elements: number;
}

/** How weights fit a network: missing and unexpected tensors, and those of another shape or dtype. */
export interface WeightsFit {
  /** The network's. */
  readonly name: string;
  readonly fits: boolean;
  readonly problems: readonly Problem[];
}

/** What is in a file of weights. */
export interface WeightsInspection {
  readonly file: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly totals: { readonly tensors: number; readonly elements: number; readonly bytes: number };
  readonly tensors: readonly InspectedTensor[];
  /** Where a network is given. */
  readonly network?: WeightsFit;
}

/**
 * What is in a safetensors file, without reading its data, and whether it fits a network.
 * @param except modules that are not compared: patterns of paths, e.g. `fc`
 * @throws NG_READ_FAILED, NG_WEIGHTS_FORMAT
 */
export async function inspectWeights(
  file: string,
  network?: Network,
  except: readonly string[] = [],
): Promise<WeightsInspection> {
  const { tensors: headers, metadata, ...opened } = await openWeights(file);
  await opened.close();
  const tensors = [...headers].map(([name, { dtype, shape }]): InspectedTensor => {
    return { name, dtype, shape, elements: shape.reduce((product, size) => product * size, 1) };
  });
  const bytes = [...headers.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  const elements = tensors.reduce((sum, tensor) => sum + tensor.elements, 0);
  return {
    file,
    metadata: Object.fromEntries(metadata),
    totals: { tensors: tensors.length, elements, bytes },
    tensors,
    ...(network && { network: fitOf(network, headers, except) }),
  };
}

function fitOf(
  { name, graph, surplus }: Network,
  tensors: Parameters<typeof checkStateDict>[1],
  except: readonly string[],
): WeightsFit {
  try {
    checkStateDict(graph.state(), tensors, { except, surplus });
    return { name, fits: true, problems: [] };
  } catch (error) {
    if (error instanceof WeightsMismatchError) return { name, fits: false, problems: error.problems };
    throw error;
  }
}
