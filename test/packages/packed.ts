import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../house/workspace.js";

/** The environment as an author has it: npm gives what it runs the settings of the project that it runs it for. */
function authorsEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")));
}

/** Runs a program in a folder; what it prints. Its whole output is the message where it fails. */
export async function run(folder: string, program: string, ...args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(program, args, {
      cwd: folder,
      // What an author trusts is asked of no other test.
      env: { ...authorsEnvironment(), NETGRAFT_TRUST: join(folder, "trust.json") },
      maxBuffer: 1 << 26,
    });
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(" ")} failed in ${folder}:\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** Packs what authors of plugins need, as npm would publish it; the paths of the tarballs. */
export async function packForAuthors(folder: string): Promise<readonly string[]> {
  const tarballs: string[] = [];
  for (const name of ["core", "files", "weights", "testing"])
    tarballs.push(await pack(join(root, "packages", name), folder));
  return tarballs;
}

/** Packs one package; the path of the tarball. */
export async function pack(place: string, destination: string): Promise<string> {
  const printed = await run(place, "npm", "pack", "--json", "--pack-destination", destination);
  // A script that is run first may print, too; npm's own output is the list at the end.
  const [{ filename }] = JSON.parse(printed.slice(printed.search(/^\[/m))) as [{ filename: string }];
  return join(destination, filename);
}

/** Installs a package's dependencies from the registry, and those of this project from tarballs. */
export async function install(folder: string, tarballs: readonly string[]): Promise<void> {
  await run(folder, "npm", "install", "--no-save", "--no-audit", "--no-fund", ...tarballs);
}

/** The packages that are installed below a folder, those within others as well. */
export function installedPackages(folder: string): readonly string[] {
  const modules = join(folder, "node_modules");
  if (!existsSync(modules)) return [];
  const names = readdirSync(modules).flatMap((name) =>
    name.startsWith("@") ? readdirSync(join(modules, name)).map((own) => `${name}/${own}`) : [name],
  );
  return names.flatMap((name) => [name, ...installedPackages(join(modules, name))]);
}
