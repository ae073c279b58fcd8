/** Loads tfjs-node's addon alone and prints the version of the TensorFlow under it; TensorFlow's log goes to standard error. */
import { createRequire } from "node:module";

const [, , addon = ""] = process.argv;
try {
  // What the addon exports; its own type declarations are not there where tfjs-node is not.
  const { TF_Version: version } = createRequire(import.meta.url)(addon) as { readonly TF_Version: string };
  process.stdout.write(JSON.stringify({ version }));
} catch (error) {
  process.stdout.write(JSON.stringify({ failed: error instanceof Error ? error.message : String(error) }));
}
