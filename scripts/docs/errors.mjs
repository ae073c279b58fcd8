import { existsSync } from "node:fs";
import { relative } from "node:path";
import { pathToFileURL } from "node:url";
import { entryPoints, root, workspacePackages } from "../workspace.mjs";

/** ERRORS.md: every coded error that a package exports. */
export const errors = {
  path: "ERRORS.md",
  async render() {
    const rows = (await codedErrors()).map(
      ({ code, package: name, meaning, remedy }) => `| \`${code}\` | ${name} | ${cell(meaning)} | ${cell(remedy)} |`,
    );
    return [
      "# Errors",
      "",
      "Every error of Netgraft has a code that stays the same across releases. Its message names the place, what was",
      "expected there, what was found, and the nearest valid choice; all problems that can be found at once are listed.",
      "The command prints them and exits with 1; in a program they are instances of `NetgraftError`, with `code` and",
      "`problems`.",
      "",
      "This page is generated from the code by `npm run docs`.",
      "",
      "| Code | Package | When it is thrown | What to do |",
      "|---|---|---|---|",
      ...rows,
      "",
    ].join("\n");
  },
};

/** The error classes that the packages export, each under the first package that exports it, by code. */
async function codedErrors() {
  const found = new Map();
  for (const workspacePackage of workspacePackages()) {
    for (const { module } of entryPoints(workspacePackage)) {
      if (!existsSync(module)) {
        console.error(
          `${relative(root, module)} is missing: the package is not built, or tsconfig.json does not name it`,
        );
        process.exit(1);
      }
      for (const exported of Object.values(await import(pathToFileURL(module).href))) {
        if (typeof exported !== "function" || !String(exported.code).startsWith("NG_") || found.has(exported)) continue;
        const { code, meaning, remedy } = exported;
        found.set(exported, { code, meaning, remedy, package: workspacePackage.manifest.name });
      }
    }
  }
  return [...found.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
