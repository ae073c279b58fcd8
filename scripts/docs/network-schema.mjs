import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { format, resolveConfig } from "prettier";
import { root } from "../workspace.mjs";

/** The JSON Schema that the examples' configs name for editors. */
export const networkSchema = {
  path: "examples/network.schema.json",
  async render() {
    const module = join(root, "packages", "netgraft", "dist", "command", "run-command.js");
    const { runCommand } = await import(pathToFileURL(module).href);
    let schema = "";
    await runCommand(["schema"], { stdout: { write: (/** @type {string} */ text) => (schema += text) } });
    return format(schema, { ...(await resolveConfig(module)), parser: "json" });
  },
};
