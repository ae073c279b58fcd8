import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [link]
 * @property {string} [resolved]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 */

/**
 * Whether node_modules holds what package-lock.json says. npm writes `node_modules/.package-lock.json` when it has
 * finished; it is compared entry by entry, because times of files say nothing after a checkout or a copy.
 * @param {string} root
 */
export function isInstalled(root) {
  const path = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(path)) return false;
  const wanted = packagesOf(join(root, "package-lock.json"));
  const installed = packagesOf(path);
  return Object.entries(wanted).every(([place, entry]) => {
    // The workspaces themselves, and packages for other platforms.
    if (!place.startsWith("node_modules/") && !place.includes("/node_modules/")) return true;
    if (entry.link === true) return existsSync(join(root, place, "package.json"));
    const found = installed[place];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * Links the workspaces that are new since npm ran: a package that was pulled needs nothing from the registry.
 * @param {string} root
 */
export function linkWorkspaces(root) {
  if (!existsSync(join(root, "node_modules", ".package-lock.json"))) return;
  for (const [place, { link, resolved }] of Object.entries(packagesOf(join(root, "package-lock.json")))) {
    const path = join(root, place);
    if (
      link !== true ||
      resolved === undefined ||
      existsSync(path) ||
      !existsSync(join(root, resolved, "package.json"))
    )
      continue;
    mkdirSync(dirname(path), { recursive: true });
    // A link may be left to where the package once stood.
    rmSync(path, { force: true });
    symlinkSync(relative(dirname(path), join(root, resolved)), path, "junction");
  }
}

/**
 * The entries of a lock file by their places.
 * @param {string} path
 * @returns {Record<string, LockEntry>}
 */
function packagesOf(path) {
  return JSON.parse(readFileSync(path, "utf8")).packages;
}
