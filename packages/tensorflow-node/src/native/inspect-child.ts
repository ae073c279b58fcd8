/** Loads tfjs-node's addon and prints what the TensorFlow under it is and can do; TensorFlow's log goes to standard error. */
import { createRequire } from "node:module";
import type { Binding } from "./binding.js";
import { hasGroupedGradients } from "./grouped-gradients.js";

const [, , addon = ""] = process.argv;
try {
  // What the addon exports.
  const binding = createRequire(import.meta.url)(addon) as Binding;
  const found = { version: binding.TF_Version, groupedGradients: hasGroupedGradients(binding) };
  process.stdout.write(JSON.stringify(found));
} catch (error) {
  process.stdout.write(JSON.stringify({ failed: error instanceof Error ? error.message : String(error) }));
}
