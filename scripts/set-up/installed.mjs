import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Whether node_modules holds what package-lock.json says. npm writes `node_modules/.package-lock.json` when it has
 * finished; it is compared entry by entry, because times of files say nothing after a checkout or a copy.
 */
export function isInstalled(root) {
  const path = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(path)) return false;
  const wanted = packagesOf(join(root, "package-lock.json"));
  const installed = packagesOf(path);
  return Object.entries(wanted).every(([place, entry]) => {
    // The workspaces themselves, and packages for other platforms.
    if (!place.startsWith("node_modules/") && !place.includes("/node_modules/")) return true;
    const found = installed[place];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

function packagesOf(path) {
  return JSON.parse(readFileSync(path, "utf8")).packages;
}
