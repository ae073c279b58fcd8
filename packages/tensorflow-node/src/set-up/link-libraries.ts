import { mkdir, symlink } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import type { TensorFlowLibraries } from "./tensorflow-libraries.js";

/** Links a TensorFlow to where tfjs-node's build looks for it, under the names that its linker and its loader use. */
export async function linkLibraries(making: string, { core, framework, include }: TensorFlowLibraries): Promise<void> {
  const lib = join(making, "deps", "lib");
  await mkdir(lib, { recursive: true });
  await symlink(include, join(making, "deps", "include"));
  // What lies in the folder moves with it.
  const target = (library: string): string => (library.startsWith(making) ? relative(lib, library) : library);
  const ending = process.platform === "darwin" ? ["dylib", "2.dylib"] : ["so", "so.2"];
  for (const [name, library] of [
    ["libtensorflow", core],
    ["libtensorflow_framework", framework],
  ] as const)
    // Its own name is what the addon asks for: pip's TensorFlow calls its library libtensorflow_cc.
    for (const link of new Set([...ending.map((end) => `${name}.${end}`), basename(library)]))
      await symlink(target(library), join(lib, link));
}
