import { OperationUnsupportedError } from "../errors/index.js";
import type { Node } from "../graph/node.js";

/** What says of each kind of operation whether there is a form for it, such as a table of emitters. */
export interface Known {
  has(kind: string): boolean;
}

/** The kinds of operations among decomposed nodes for which there is no form, each once. */
export function unsupportedKinds(nodes: readonly Node[], known: Known): readonly string[] {
  return [...new Set(nodes.map(({ operation }) => operation.kind).filter((kind) => !known.has(kind)))];
}

/**
 * Refuses decomposed nodes for which there is no form.
 * @param target what they are lowered to, such as `ONNX`
 * @throws NG_OPERATION_UNSUPPORTED naming each of them
 */
export function refuseUnsupported(nodes: readonly Node[], known: Known, target: string): void {
  const unsupported = nodes.filter(({ operation }) => !known.has(operation.kind));
  if (unsupported.length === 0) return;
  throw new OperationUnsupportedError(
    unsupported.map(({ path, operation }) => ({
      at: path,
      message: `${target} has no form for the operation "${operation.kind}", and it does not decompose`,
    })),
  );
}
