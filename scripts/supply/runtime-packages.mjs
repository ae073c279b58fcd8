/**
 * What npm installs with a package, from package-lock.json: the packages that it needs, and those that it can do without.
 */

/**
 * @typedef {object} LockEntry
 * @property {string} [name]
 * @property {string} [version]
 * @property {string} [resolved]
 * @property {boolean} [link]
 * @property {string} [integrity]
 * @property {string} [license]
 * @property {boolean} [hasInstallScript]
 * @property {readonly string[]} [os]
 * @property {readonly string[]} [cpu]
 * @property {Readonly<Record<string, string>>} [dependencies]
 * @property {Readonly<Record<string, string>>} [optionalDependencies]
 * @property {Readonly<Record<string, string>>} [peerDependencies]
 * @property {Readonly<Record<string, { readonly optional?: boolean }>>} [peerDependenciesMeta]
 */

/** @typedef {Readonly<Record<string, LockEntry>>} LockPackages */

/**
 * @typedef {object} RuntimePackage
 * @property {string} place its key in the lock, e.g. `node_modules/zod`
 * @property {string} name
 * @property {LockEntry} entry
 * @property {boolean} isRequired whether it is always installed; else it is optional, or of one platform
 * @property {readonly string[]} needs places of what it depends on
 */

const modules = "node_modules/";

/**
 * The packages that come with one, itself the first; those of the workspace among them.
 * @param {LockPackages} packages
 * @param {string} start its place, e.g. `packages/netgraft`
 * @returns {readonly RuntimePackage[]}
 */
export function runtimePackages(packages, start) {
  const required = reached(packages, start, false);
  return [...reached(packages, start, true)].map((place) => ({
    place,
    name: nameOf(packages, place),
    entry: packages[place] ?? {},
    isRequired: required.has(place),
    needs: needs(packages, place, true),
  }));
}

/**
 * @param {LockPackages} packages
 * @param {string} start
 * @param {boolean} withOptional
 */
function reached(packages, start, withOptional) {
  const places = new Set([start]);
  for (const place of places) for (const next of needs(packages, place, withOptional)) places.add(next);
  return places;
}

/**
 * @param {LockPackages} packages
 * @param {string} place
 * @param {boolean} withOptional
 */
function needs(packages, place, withOptional) {
  const {
    dependencies,
    optionalDependencies = {},
    peerDependencies = {},
    peerDependenciesMeta = {},
  } = packages[place] ?? {};
  const peers = Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true);
  const names = new Set([...Object.keys({ ...dependencies }), ...peers]);
  for (const name of Object.keys(optionalDependencies))
    if (withOptional) names.add(name);
    else names.delete(name);
  return [...names].map((name) => {
    const found = installed(packages, place, name);
    if (found === undefined) throw new Error(`package-lock.json has no ${name}, which ${place} needs`);
    return found;
  });
}

/**
 * Where Node finds a package: in the folder that needs it, or in one above.
 * @param {LockPackages} packages
 * @param {string} from
 * @param {string} name
 */
function installed(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
    const place = `${folder === "" ? "" : `${folder}/`}${modules}${name}`;
    const entry = packages[place];
    if (entry !== undefined) return entry.link === true ? entry.resolved : place;
    if (folder === "") return undefined;
  }
}

/**
 * @param {LockPackages} packages
 * @param {string} place
 */
function nameOf(packages, place) {
  const at = place.lastIndexOf(modules);
  return packages[place]?.name ?? (at < 0 ? place : place.slice(at + modules.length));
}
