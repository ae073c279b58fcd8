import type { Operation } from "../graph/operation.js";
import * as operations from "./operations.js";

/** The operations of core, by kind, in alphabetical order. A plugin adds its own through `PluginContext.operation`. */
export const coreOperations: ReadonlyMap<string, Operation> = new Map(
  Object.values<Operation>(operations)
    .toSorted((a, b) => (a.kind < b.kind ? -1 : 1))
    .map((operation): [string, Operation] => [operation.kind, operation]),
);
