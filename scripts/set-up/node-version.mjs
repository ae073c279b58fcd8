import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What is wrong with this Node, in lines, or undefined where package.json's `engines.node` (`>=a.b.c`) allows it.
 * @param {string} root
 * @param {string} version
 */
export function nodeProblem(root, version) {
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const needed = numbers(engines.node);
  const found = numbers(version);
  const different = needed.findIndex((number, position) => number !== found[position]);
  if (different === -1 || (found[different] ?? 0) > (needed[different] ?? 0)) return undefined;
  return [
    `Netgraft needs Node ${engines.node}; this is Node ${version}.`,
    "Install a newer one from https://nodejs.org, or with a version manager: `nvm install 22`, `fnm install 22`.",
  ];
}

/** @param {string} text */
function numbers(text) {
  return (/(\d+)\.(\d+)\.(\d+)/.exec(text) ?? []).slice(1).map(Number);
}
