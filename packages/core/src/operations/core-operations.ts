import * as axes from "./axes/index.js";
import * as elementwise from "./elementwise/index.js";
import * as normalization from "./normalization/index.js";
import * as pool from "./pool/index.js";
import * as product from "./product/index.js";
import * as reduction from "./reduction/index.js";
import * as training from "./training/index.js";
import type { Operation } from "../graph/operation.js";

/** What the folders export is operations and their types, and nothing else. */
const operations: readonly Operation[] = [
  ...Object.values(axes),
  ...Object.values(elementwise),
  ...Object.values(normalization),
  ...Object.values(pool),
  ...Object.values(product),
  ...Object.values(reduction),
  ...Object.values(training),
];

/** The operations of core, by kind, in alphabetical order. A plugin adds its own through `PluginContext.operation`. */
export const coreOperations: ReadonlyMap<string, Operation> = new Map(
  operations
    .toSorted((a, b) => (a.kind < b.kind ? -1 : 1))
    .map((operation): [string, Operation] => [operation.kind, operation]),
);
