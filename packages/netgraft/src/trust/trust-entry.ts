import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";

/** Configs in a folder and below it may name code. */
export interface TrustedFolder {
  readonly kind: "folder";
  readonly path: string;
}

/** A file of code may run whoever names it, as long as it holds what it held. */
export interface TrustedFile {
  readonly kind: "file";
  readonly path: string;
  /** Of its bytes, in hexadecimal digits. */
  readonly sha256: string;
}

/** An installed package may run whoever names it, in the version that it had. */
export interface TrustedPackage {
  readonly kind: "package";
  /** Its folder. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
}

/** What the user has said of code; paths are real ones, without links. */
export type TrustEntry = TrustedFolder | TrustedFile | TrustedPackage;

/** Code that a config names. */
export interface CodePlace {
  /** The real path of the module that would run. */
  readonly file: string;
  /** The real path of the config that names it; of a program that an argument names, the program. */
  readonly namedBy: string;
}

/** Whether an entry allows code. */
export function allows(entry: TrustEntry, { file, namedBy }: CodePlace): boolean {
  if (entry.kind === "folder") return coversConfig(entry.path, namedBy, file);
  if (entry.kind === "file") return entry.path === file && entry.sha256 === sha256Of(file);
  const owner = packageOf(file);
  return owner?.path === entry.path && owner.name === entry.name && owner.version === entry.version;
}

/** Whether an entry once allowed this code, which has changed since. */
export function hasChanged(entry: TrustEntry, { file }: CodePlace): boolean {
  if (entry.kind === "folder") return false;
  return entry.path === (entry.kind === "file" ? file : packageOf(file)?.path);
}

/** The digest of a regular file; undefined for anything else, which is not read. */
export function sha256Of(file: string): string | undefined {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** The package that a file is of: the nearest folder above it with a manifest that has a name. */
export function packageOf(file: string): Omit<TrustedPackage, "kind"> | undefined {
  for (let path = dirname(file); ; path = dirname(path)) {
    const manifest = join(path, "package.json");
    if (existsSync(manifest)) {
      const { name, version } = manifestOf(manifest);
      if (typeof name === "string") return { path, name, version: typeof version === "string" ? version : "" };
    }
    if (path === dirname(path)) return undefined;
  }
}

function manifestOf(path: string): { readonly name?: unknown; readonly version?: unknown } {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof manifest === "object" && manifest !== null ? manifest : {};
  } catch {
    return {};
  }
}

/**
 * Whether a trusted folder covers a config. What has come into it as a whole is not covered: a repository of its own, and the folder of
 * a run that brings its code along, which training never makes.
 */
function coversConfig(trusted: string, config: string, file: string): boolean {
  const folder = dirname(config);
  if (folder === trusted) return true;
  if (!isInside(folder, trusted)) return false;
  if (basename(config) === "config.yaml" && isInside(file, folder)) return false;
  for (let path = folder; path !== trusted; path = dirname(path)) if (existsSync(join(path, ".git"))) return false;
  return true;
}

/** Whether a path is a folder or below it. */
function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
