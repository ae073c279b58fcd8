import { execFile } from "node:child_process";
import { symlinkSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { build, type BuildOptions } from "esbuild";
import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { root } from "../house/workspace.js";

/** What native code cannot be bundled with. */
const native = ["onnxruntime-node", "sharp"];

describe("a program that is bundled (docs/bundling.md)", function () {
  this.timeout(120_000);
  const folder = folderWith({
    "app.mjs": `
      import { startOnnxEngine } from "@netgraft/onnxruntime/node";
      startOnnxEngine({ threads: 1 }).then(
        async (engine) => { console.log(engine.process.identity.name); await engine.close(); },
        (error) => console.log(error.code + " " + error.message),
      );`,
  });
  before(() => symlinkSync(join(root, "node_modules"), join(folder(), "node_modules"), "junction"));

  /** Bundles the program and runs the bundle; what it prints. */
  async function bundled(name: string, options: BuildOptions): Promise<string> {
    const outdir = join(folder(), name);
    const common: BuildOptions = { bundle: true, platform: "node", outdir, logLevel: "silent", target: "node20" };
    await build({ entryPoints: [join(folder(), "app.mjs")], absWorkingDir: folder(), ...common, ...options });
    const ending = options.outExtension?.[".js"] ?? ".js";
    const { stdout } = await promisify(execFile)(process.execPath, [join(outdir, `app${ending}`)]);
    return stdout;
  }

  it("works with the packages external", async () => {
    const external: BuildOptions = { format: "esm", packages: "external", outExtension: { ".js": ".mjs" } };
    expect(await bundled("external", external)).to.equal("onnxruntime\n");
  });

  it("works with the program of the engine bundled beside it", async () => {
    const child = join(folder(), "node_modules", "@netgraft", "onnxruntime", "dist", "node", "engine", "child.js");
    const entryPoints = { app: join(folder(), "app.mjs"), child };
    // One folder of modules, in which the program has the name by which the engine looks for it.
    await writeFile(join(folder(), "package.json"), '{ "type": "module" }');
    const options: BuildOptions = { format: "esm", external: native, banner: { js: requireBanner }, entryPoints };
    expect(await bundled("beside", options)).to.equal("onnxruntime\n");
  });

  for (const format of ["esm", "cjs"] as const)
    it(`names the file that a bundle in the form ${format} lacks`, async () => {
      const ending = format === "cjs" ? ".cjs" : ".mjs";
      const options: BuildOptions = { format, external: native, outExtension: { ".js": ending } };
      const banner = format === "esm" ? { banner: { js: requireBanner } } : {};
      expect(await bundled(format, { ...options, ...banner })).to.match(
        /^NG_PROGRAM_MISSING .*child\.js.*docs\/bundling\.md/,
      );
    });
});

/** What libraries in CommonJS need in a bundle that is a module. */
const requireBanner =
  'import { createRequire as requireFor } from "node:module"; const require = requireFor(import.meta.url);';
