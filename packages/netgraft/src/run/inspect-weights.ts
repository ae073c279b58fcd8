import type { Network, Problem } from "@netgraft/core";
import { ClassNamesError } from "@netgraft/data";
import { checkStateDict, WeightsMismatchError } from "@netgraft/weights";
import { openWeights } from "@netgraft/weights/node";
import { readClassNames } from "./labels.js";
import { assertSameClasses, classesIn } from "./weights-classes.js";

/** A tensor of a file. */
export interface InspectedTensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly elements: number;
}

/** How weights fit a network: missing and unexpected tensors, those of another shape or dtype, and the names of classes. */
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
 * What is in a file of weights, without reading its data, and whether it fits a network, by the names of its classes, too.
 * @param except modules that are not compared: patterns of paths, e.g. `fc`
 * @param cwd the folder from which the network's config is named, for a file of labels; by default the working directory
 * @throws as `openWeights`; NG_CLASS_NAMES where what the file says of its classes cannot be understood; as `readClassNames`
 */
export async function inspectWeights(
  file: string,
  network?: Network,
  except: readonly string[] = [],
  cwd: string = process.cwd(),
): Promise<WeightsInspection> {
  const { tensors: headers, metadata, ...opened } = await openWeights(file);
  await opened.close();
  const found = network && classesIn(metadata, network, { file, except });
  const known = network && found && (await readClassNames(network, cwd));
  const checks = [
    () => network && checkStateDict(network.graph.state(), headers, { except, surplus: network.surplus }),
    () => network && known && found && assertSameClasses(network, known, found, file),
  ];
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
    ...(network && { network: fitOf(network, checks) }),
  };
}

/** @param checks what throws where the file does not fit */
function fitOf({ name }: Network, checks: readonly (() => unknown)[]): WeightsFit {
  const problems = checks.flatMap((check): readonly Problem[] => {
    try {
      check();
      return [];
    } catch (error) {
      if (error instanceof WeightsMismatchError || error instanceof ClassNamesError) return error.problems;
      throw error;
    }
  });
  return { name, fits: problems.length === 0, problems };
}
