/** @typedef {{ optionalDependencies?: Record<string, string>, dev?: boolean }} LockEntry */

/**
 * The optional packages that a package-lock.json mentions, at an exact version, and has no entry for.
 * @param {{ packages: Record<string, LockEntry> }} lock
 */
export function missingOptional({ packages }) {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, version]) => /^\d/.test(version) && !isFound(packages, place, name))
      .map(([name, version]) => ({ name, version, dev: dev === true })),
  );
}

/**
 * Whether Node would find the package from that place: beside it, or in a node_modules further up.
 * @param {Record<string, LockEntry>} packages
 * @param {string} place
 * @param {string} name
 */
function isFound(packages, place, name) {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (Object.hasOwn(packages, folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`)) return true;
    if (folder === "") return false;
  }
}
