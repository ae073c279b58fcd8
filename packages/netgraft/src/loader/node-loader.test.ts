import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { platform } from "node:process";
import { pathToFileURL } from "node:url";
import { NetgraftError, type Origin, toPlain } from "@netgraft/core/config";
import { expect } from "chai";
import { folderWith, rejection, skipBecause } from "@netgraft/test-support";
import type { NamedCode } from "../trust/code-policy.js";
import { NodeLoader } from "./node-loader.js";

const config = import.meta.resolve("@netgraft/core/config");
const facade = new URL("../index.js", import.meta.url).href;

describe("NodeLoader", () => {
  const folder = folderWith({
    "a.yaml": "name: a\n",
    "a.json": '{ "name": "json" }',
    "sub/b.yml": "extends: ../a.yaml\n",
    "latin.yaml": "",
    "text.txt": "name: a\n",
    "plain.mjs": "export default { name: 'plain', classes: 10 };",
    "defined.mjs": `
      import { defineNetwork, resnet, se } from ${JSON.stringify(facade)};
      export default defineNetwork({ plugins: [se, resnet], name: "defined", backbone: { type: "resnet", depth: 18 } });`,
    "throws.mjs": "throw new RangeError('no such layer');",
    "coded.mjs": `
      import { ConfigInvalidError } from ${JSON.stringify(config)};
      throw new ConfigInvalidError({ message: "as the program says" });`,
    "syntax.mjs": "const a = 1;\nexport default { name: };\n",
    "imports.mjs": "import 'no-such-package';",
    "nothing.mjs": "export const name = 'a';",
    "odd.mjs": "export default { name: 'a', classes: () => 10 };",
    "plugin.mjs": "export default 'from a file';",
    "plugin.cjs": "module.exports = 'from CommonJS';",
    "node_modules/by-name/package.json": '{ "name": "by-name", "type": "module", "exports": "./main.js" }',
    "node_modules/by-name/main.js": "export default 'from a package';",
    "sub/plugin.mjs": "export default 'from the folder of the config';",
    "100% #1 & more.mjs": "export default 'from a file with an odd name';",
  });

  const told: NamedCode[] = [];
  const loader = (allowCode = true): NodeLoader =>
    new NodeLoader({ cwd: folder(), allowCode, onCode: (code) => told.push(code) });
  const url = (name: string): string => pathToFileURL(join(folder(), name)).href;
  const at: Origin = { kind: "file", name: "a.yaml", line: 2, column: 5 };
  beforeEach(() => told.splice(0));

  it("loads files from the working directory, and from the config that names them", async () => {
    const { id, tree } = await loader().load("a.yaml", undefined);
    expect(id).to.equal(url("a.yaml"));
    expect(toPlain(tree)).to.deep.equal({ name: "a" });
    expect(tree.origin).to.deep.include({ kind: "file", name: "a.yaml" });
    expect((await loader().load("../a.yaml", url("sub/b.yml"))).id).to.equal(id);
    expect((await loader().load(join(folder(), "a.yaml"), undefined)).id).to.equal(id);
    expect(toPlain((await loader().load("./a.json", undefined)).tree)).to.deep.equal({ name: "json" });
  });

  it("shows paths from the working directory", async () => {
    expect((await loader().load("sub/b.yml", undefined)).tree.origin.name).to.equal(join("sub", "b.yml"));
    const inside = new NodeLoader({ cwd: join(folder(), "sub"), allowCode: true });
    expect((await inside.load("../a.yaml", undefined)).tree.origin.name).to.equal(join("..", "a.yaml"));
  });

  it("loads programs that export a config, and says that it runs them", async () => {
    const { tree, plugins } = await loader().load("plain.mjs", undefined);
    expect(toPlain(tree)).to.deep.equal({ name: "plain", classes: 10 });
    expect(tree.origin).to.deep.equal({ kind: "program", name: "plain.mjs" });
    expect(plugins).to.equal(undefined);
    expect(told).to.deep.equal([{ kind: "program", name: "plain.mjs" }]);
  });

  it("loads programs that export a definition, with its plugins", async () => {
    const { tree, plugins = [] } = await loader().load("defined.mjs", undefined);
    expect(toPlain(tree)).to.deep.equal({ name: "defined", backbone: { type: "resnet", depth: 18 } });
    expect(plugins).to.have.lengthOf(2);
  });

  it("refuses pipes and devices without waiting, and texts beyond the limit", async function () {
    if (platform === "win32") skipBecause(this, "Windows has no such files");
    for (const name of ["pipe.yaml", "pipe.mjs"]) execFileSync("mkfifo", [folder(name)]);
    symlinkSync("/dev/zero", folder("zero.json"));
    writeFileSync(folder("large.yaml"), "# ".padEnd(2 ** 22 + 1, "x"));
    for (const [name, found] of [
      ["pipe.yaml", "found a pipe"],
      ["pipe.mjs", "found a pipe"],
      ["zero.json", "found a device"],
      ["large.yaml", "larger than what is read; expected at most 4194304 bytes"],
    ] as const) {
      const error = await rejection(loader().load(name, undefined));
      expect(error).to.include({ code: "NG_CONFIG_NOT_FOUND" }).and.to.have.property("message").that.contains(found);
    }
    const origin = { kind: "argument", name: "--plugin" } as const;
    const plugin = loader().loadPlugin({ reference: "./pipe.mjs", from: undefined, origin });
    expect(await rejection(plugin)).to.include({ code: "NG_PLUGIN_NOT_FOUND" });
  });

  const wrong: Readonly<Record<string, readonly [code: string, message: string]>> = {
    "b.yaml": ["NG_CONFIG_NOT_FOUND", 'b.yaml: this file does not exist. Did you mean "a.yaml"?'],
    "no/a.yaml": ["NG_CONFIG_NOT_FOUND", `${join("no", "a.yaml")}: this file does not exist`],
    "a.yaml/b.yaml": ["NG_CONFIG_NOT_FOUND", `${join("a.yaml", "b.yaml")}: this file does not exist`],
    "folder.yaml": [
      "NG_CONFIG_NOT_FOUND",
      "folder.yaml: this is no config: the path does not lead to a file; expected a regular file; found a folder",
    ],
    "text.txt": [
      "NG_CONFIG_NOT_FOUND",
      "text.txt: a file with this name is no config; expected a name that ends in .yaml, .yml, .json, .mjs or .js",
    ],
    "latin.yaml": ["NG_CONFIG_SYNTAX", "latin.yaml: the file is no text in UTF-8"],
    "none.mjs": ["NG_CONFIG_NOT_FOUND", "none.mjs: this file does not exist"],
    "throws.mjs": ["NG_PROGRAM_FAILED", "throws.mjs: the program threw while it ran: RangeError: no such layer"],
    "coded.mjs": ["NG_CONFIG_INVALID", "as the program says"],
    "syntax.mjs": ["NG_CONFIG_SYNTAX", "SyntaxError: Unexpected token '}' (syntax.mjs:2:24)"],
    "nothing.mjs": [
      "NG_CONFIG_INVALID",
      "nothing.mjs: the program exports no config; expected a config, or what `defineNetwork` returns, as its default export",
    ],
    "odd.mjs": [
      "NG_CONFIG_INVALID",
      "classes: not a value of a config; expected a map, a list, text, a number, true, false or null; found a function (odd.mjs)",
    ],
  };
  for (const [name, [code, message]] of Object.entries(wrong)) {
    it(`refuses ${name}`, async () => {
      await writeFile(join(folder(), "latin.yaml"), Buffer.from("name: caf\u00e9", "latin1"));
      await symlink(".", join(folder(), "folder.yaml")).catch(() => undefined);
      const error = await errorOf(loader().load(name, undefined));
      expect(error.code).to.equal(code);
      expect(error.message).to.equal(message);
    });
  }

  it("names the package that a program imports in vain", async () => {
    const error = await errorOf(loader().load("imports.mjs", undefined));
    expect(error.code).to.equal("NG_PROGRAM_FAILED");
    expect(error.message).to.match(/^imports\.mjs: the program threw while it ran: .*no-such-package/);
  });

  it("finds plugins beside the config that names them, in packages, and for arguments from the working directory", async () => {
    const load = (reference: string, from?: string): Promise<unknown> =>
      loader().loadPlugin({ reference, from: from === undefined ? undefined : url(from), origin: at });
    expect(await load("./plugin.mjs", "sub/b.yml")).to.equal("from the folder of the config");
    expect(await load("../plugin.mjs", "sub/b.yml")).to.equal("from a file");
    expect(await load("./plugin.mjs")).to.equal("from a file");
    expect(await load("./plugin.cjs")).to.equal("from CommonJS");
    expect(await load(join(folder(), "plugin.mjs"), "sub/b.yml")).to.equal("from a file");
    expect(await load("./100% #1 & more.mjs")).to.equal("from a file with an odd name");
    expect(await load("by-name", "sub/b.yml")).to.equal("from a package");
    expect(told.at(-1)).to.deep.equal({ kind: "plugin", name: "by-name", source: "a.yaml:2:5" });
  });

  const wrongPlugins: Readonly<Record<string, readonly [code: string, message: string | RegExp]>> = {
    "no-such-package": [
      "NG_PLUGIN_NOT_FOUND",
      'plugins: there is no plugin "no-such-package"; expected an installed package, or a path that starts with ./ (a.yaml:2:5)',
    ],
    "plugin.mjs": [
      "NG_PLUGIN_NOT_FOUND",
      'plugins: there is no plugin "plugin.mjs"; expected an installed package, or a path that starts with ./. Did you mean "./plugin.mjs"? (a.yaml:2:5)',
    ],
    "./none.mjs": [
      "NG_PLUGIN_NOT_FOUND",
      /^plugins: there is no plugin "\.\/none\.mjs"; expected a file .*none\.mjs \(a/,
    ],
    "./sub": ["NG_PLUGIN_NOT_FOUND", /^plugins: there is no plugin "\.\/sub"/],
    "by-name/inner.js": ["NG_PLUGIN_NOT_FOUND", /^plugins: there is no plugin "by-name\/inner\.js"/],
    "./throws.mjs": [
      "NG_PLUGIN_FAILED",
      'plugins: the plugin "./throws.mjs" cannot be loaded: RangeError: no such layer (a.yaml:2:5)',
    ],
    "./syntax.mjs": [
      "NG_PLUGIN_FAILED",
      "plugins: the plugin \"./syntax.mjs\" cannot be loaded: SyntaxError: Unexpected token '}' (a.yaml:2:5)",
    ],
    "./imports.mjs": ["NG_PLUGIN_FAILED", /cannot be loaded: .*no-such-package.* \(a\.yaml:2:5\)$/],
  };
  for (const [reference, [code, message]] of Object.entries(wrongPlugins)) {
    it(`refuses the plugin ${reference}`, async () => {
      const error = await errorOf(loader().loadPlugin({ reference, from: url("a.yaml"), origin: at }));
      expect(error.code).to.equal(code);
      if (typeof message === "string") expect(error.message).to.equal(message);
      else expect(error.message).to.match(message);
      if (code === "NG_PLUGIN_NOT_FOUND") expect(told).to.deep.equal([]);
    });
  }

  it("runs no code where that is not allowed", async () => {
    const plugin = await errorOf(
      loader(false).loadPlugin({ reference: "./throws.mjs", from: url("a.yaml"), origin: at }),
    );
    expect(plugin.code).to.equal("NG_PLUGINS_REFUSED");
    expect(plugin.message).to.equal(
      'plugins: the config names the plugin "./throws.mjs", whose code must not be run (a.yaml:2:5)',
    );
    const program = await errorOf(loader(false).load("throws.mjs", undefined));
    expect(program.code).to.equal("NG_PLUGINS_REFUSED");
    expect(program.message).to.equal("throws.mjs: the config is a program, whose code must not be run");
    expect(told).to.deep.equal([]);
  });

  async function errorOf(promise: Promise<unknown>): Promise<NetgraftError> {
    try {
      await promise;
    } catch (error) {
      if (error instanceof NetgraftError) return error;
      throw error;
    }
    throw new Error("nothing was thrown");
  }
});
