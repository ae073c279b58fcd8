import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root, workspacePackages } from "../house/workspace.js";

/** The pages whose blocks are run, by their paths from the root. */
export const pages = [
  "README.md",
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
  ...workspacePackages.map(({ place }) => `${place}/README.md`).filter((page) => existsSync(join(root, page))),
];
