import { execFile } from "node:child_process";
import { readdir, readFile, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { captured, type Captured } from "../captured.test.support.js";

const run = promisify(execFile);
const installed = fileURLToPath(new URL("../../../../../node_modules", import.meta.url));

describe("netgraft create-plugin", () => {
  const folder = folderWith({ "full/notes.txt": "", file: "" });
  const create = (...argv: readonly string[]): Promise<Captured> => captured(folder(), "create-plugin", ...argv);

  const kinds: readonly (readonly [name: string, argv: readonly string[], type: string, module: string])[] = [
    ["my-attention", [], "my_attention", "attachment"],
    ["@me/netgraft-plugin-tiny.net", ["--backbone", "--out", "deep/tiny"], "tiny_net", "backbone"],
  ];
  for (const [name, argv, type, module] of kinds)
    it(`writes the package of the ${module} that builds strictly and passes its tests`, async () => {
      const target = argv.at(-1) ?? name;
      expect(await create(name, ...argv)).to.deep.equal({
        status: 0,
        stdout: `${target}: the package ${name} with the ${module} ${type}\n`,
        stderr: `next: cd ${target} && npm install && npm test\n`,
      });
      const place = join(folder(), target);
      expect(await readdir(place)).to.have.members([
        ".gitignore",
        "LICENSE",
        "README.md",
        "goldens",
        "package.json",
        "src",
        "tsconfig.json",
      ]);
      expect(JSON.parse(await readFile(join(place, "package.json"), "utf8"))).to.deep.include({
        name,
        version: "0.1.0",
      });
      await symlink(installed, join(place, "node_modules"));
      await run("npm", ["test"], { cwd: place });
      // A plugin of the built package is one that configs can name.
      const described = await captured(place, "describe", type, "--plugin", "./dist/index.js");
      expect(described, described.stderr).to.deep.include({ status: 0 });
      expect(await readdir(join(place, "dist"))).to.include(`${module}.d.ts`);
      await rm(place, { recursive: true });
    }).timeout(120_000);

  it("says nothing of the template's own names", async () => {
    await create("other-block", "--out", "other");
    for (const file of await readdir(join(folder(), "other"), { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const text = await readFile(join(file.parentPath, file.name), "utf8");
      expect(text, file.name).to.not.match(/my[-_]plugin/);
    }
  });

  it("takes the versions that this repository is tested with", async () => {
    const manifest = async (path: string): Promise<Record<string, Record<string, string>>> =>
      // It is a package.json.
      JSON.parse(await readFile(fileURLToPath(new URL(path, import.meta.url)), "utf8")) as Record<
        string,
        Record<string, string>
      >;
    const template = await manifest("../../../templates/every/package.template.json");
    const { devDependencies = {} } = await manifest("../../../../../package.json");
    const { dependencies, devDependencies: tools } = template;
    for (const name of ["typescript", "@types/node"]) expect(tools?.[name]).to.equal(`^${devDependencies[name]}`);
    expect(dependencies?.["zod"]).to.equal(`^${devDependencies["zod"]}`);
  });

  const refused: readonly (readonly [what: string, argv: readonly string[], error: RegExp])[] = [
    ["a folder with something in it", ["full"], /NG_OUTPUT_EXISTS\n {2}full: this is there already/],
    ["a place below a file", ["my-block", "--out", "file/my-block"], /NG_WRITE_FAILED\n {2}file\/my-block: /],
    ["a file", ["file"], /NG_OUTPUT_EXISTS\n {2}file: .*found a file/],
    [
      "capitals",
      ["MyAttention"],
      /NG_PLUGIN_NAME\n {2}name: .*no longer contain capital.*Did you mean "my-attention"\?/,
    ],
    ["spaces", ["my attention"], /NG_PLUGIN_NAME\n {2}name: .*Did you mean "my-attention"\?/],
    ["a wrong scope", ["@My Team/Block"], /NG_PLUGIN_NAME\n {2}name: .*Did you mean "@my-team\/block"\?/],
    ["a path", ["../block"], /NG_PLUGIN_NAME\n {2}name: .*Did you mean "block"\?/],
    ["a module of Node", ["fs"], /NG_PLUGIN_NAME\n {2}name: .*core module.*Did you mean "my-fs"\?/],
    [
      "the name of a built-in component",
      ["se"],
      /NG_PLUGIN_NAME\n {2}name: "se" is a component of @netgraft\/plugin-se.*"my-se"\?/,
    ],
    [
      "a name without a letter first",
      ["3d-block"],
      /NG_PLUGIN_NAME\n {2}name: .*a letter first.*Did you mean "d-block"\?/,
    ],
    ["an empty name", [""], /NG_PLUGIN_NAME\n {2}name: .*Did you mean "my-attention"\?/],
  ];
  for (const [what, argv, error] of refused)
    it(`refuses ${what}, and leaves nothing behind`, async () => {
      const before = await readdir(folder(), { recursive: true });
      const { status, stdout, stderr } = await create(...argv);
      expect({ status, stdout }).to.deep.equal({ status: 1, stdout: "" });
      expect(stderr).to.match(error);
      expect(await readdir(folder(), { recursive: true })).to.deep.equal(before);
    });
});
