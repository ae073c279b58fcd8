import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder; this module is compiled to test/dist/house. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** What the tests read of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly description?: string;
  readonly keywords?: readonly string[];
  readonly homepage?: string;
  readonly bugs?: { readonly url: string };
  readonly repository?: { readonly type: string; readonly url: string; readonly directory?: string };
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** A source file of the project. */
export interface SourceFile {
  /** From the root, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Whether it is a test or what only tests use. */
  readonly isTest: boolean;
}

/** A package of the workspace with its sources. */
export interface WorkspacePackage {
  /** From the root, e.g. `packages/core`. */
  readonly place: string;
  readonly folder: string;
  readonly manifest: Manifest;
  readonly sources: readonly SourceFile[];
}

/** All packages of the workspace, those of `packages/` first. */
export const workspacePackages: readonly WorkspacePackage[] = ["packages", "plugins"].flatMap((group) =>
  readdirSync(join(root, group))
    .filter((name) => existsSync(join(root, group, name, "package.json")))
    .map((name) => {
      const folder = join(root, group, name);
      return {
        place: `${group}/${name}`,
        folder,
        manifest: readManifest(folder),
        sources: sourceFiles(join(folder, "src")),
      };
    }),
);

/** The root's own package.json: every package may use its development dependencies in tests, and shares its addresses. */
export const rootManifest: Pick<Manifest, "devDependencies" | "homepage" | "bugs" | "repository"> = readManifest(root);

/** The TypeScript files below a folder; generated ones (`proto/`) are left out. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: relative(root, file).split(sep).join("/") }))
    .filter(({ path }) => !/\/(?:proto|dist|node_modules)\//.test(path))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ file, path }) => ({
      path,
      text: readFileSync(file, "utf8"),
      isTest: /\.test(?:[.-]support)?\.ts$/.test(path) || path.startsWith("test/"),
    }));
}

/** The compiled modules that a package exports. */
export function entryModules({ folder, manifest }: WorkspacePackage): readonly string[] {
  return Object.values(manifest.exports).flatMap((target) =>
    typeof target === "string" ? [] : [join(folder, target.default)],
  );
}

function readManifest(folder: string): Manifest {
  // npm and the set-up have read the file before any test runs.
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}
