import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { folderWith } from "@netgraft/test-support";
import { expect } from "chai";
import { fileURLToPath } from "node:url";
import { version as ownVersion } from "../../version.js";
import { type Captured, captured, trusting } from "../captured.test.support.js";
import { CommandContext } from "../context.js";
import { createProgram } from "../program.js";

const network = { name: "n", input: { height: 8, width: 8 }, classes: 3 };
const backbone = { type: "resnet", block: "basic", layers: [1], width: 4, stem: "cifar" };
const config = (more: object): string => JSON.stringify({ ...network, backbone, ...more });
/** Code that leaves a trace where it is run. */
const code = (name: string, exported = JSON.stringify({ name, apiVersion: 1 })): string =>
  `(globalThis.netgraftRan ??= []).push(${JSON.stringify(name)}); export default ${exported};`;
const ran = (): readonly string[] => (Reflect.get(globalThis, "netgraftRan") ?? []) as readonly string[];
const manifest = (name: string, version = "1.0.0"): string =>
  JSON.stringify({ name, version, type: "module", exports: "./main.js" });

/** The folder of a sweep with a run that is not begun. */
const swept = (text: string): string =>
  JSON.stringify({
    format: "netgraft-sweep",
    version: ownVersion,
    id: "fedcba9876543210",
    name: "s",
    baseline: "b",
    variants: ["b"],
    seeds: [0],
    // Just written.
    rows: [{ variant: "b", settings: {}, parameters: 0, macs: 0, digest: "", config: JSON.parse(text) as object }],
    cells: [{ row: 0, seed: 0, key: "0123456789abcdef" }],
  });

const finished = `{ "key": "0123456789abcdef", "seed": 0, "version": "${ownVersion}", "epochs": [], "seconds": 1 }`;

/** How a config comes to code: the reference to it, from the folder above that of a stranger. */
const kinds: Readonly<Record<string, string>> = {
  "a plugin beside the config of a run": "run",
  "the same run, its config named as a file": "run/config.yaml",
  "a run with the name of a preset": "resnet18",
  "a config that is a program": "run/program.mjs",
  "a config that extends a program": "run/extends.yaml",
  "a config that extends one that names a plugin": "run/through.json",
  "a package that the folder brings": "run/package.yaml",
  "a package with the name of a built-in plugin": "run/built-in.yaml",
  "an import of the folder's own manifest": "run/hash.yaml",
  "a plugin by a link": "run/link.yaml",
  "a plugin by an absolute path": "run/absolute.json",
  "a plugin by an address": "run/address.json",
  "a config by a link out of a trusted folder": "mine/linked.yaml",
};

describe("code that a stranger's config names", () => {
  const plugged = (reference: string): string => config({ plugins: [reference] });
  const folder = folderWith({
    "run/config.yaml": plugged("./plugin.mjs"),
    "run/plugin.mjs": code("plugin"),
    "run/checkpoint.safetensors": "",
    "sweep.yaml": "base: run/config.yaml\n",
    "swept/sweep.json": swept(plugged("../../../run/plugin.mjs")),
    "told/sweep.json": swept(plugged("../../../run/plugin.mjs")),
    "told/cells/0123456789abcdef/config.yaml": plugged("../../../run/plugin.mjs"),
    "told/cells/0123456789abcdef/result.json": finished,
    "resnet18/config.yaml": plugged("./plugin.mjs"),
    "resnet18/plugin.mjs": code("plugin of a preset's name"),
    "run/program.mjs": code("program", config({})),
    "run/extends.yaml": "extends: ./program.mjs\nname: e\n",
    "run/through.json": '{ "extends": "./inner/base.json" }',
    "run/inner/base.json": plugged("../plugin.mjs"),
    "run/package.yaml": plugged("brought"),
    "run/node_modules/brought/package.json": manifest("brought"),
    "run/node_modules/brought/main.js": code("brought"),
    "run/built-in.yaml": plugged("@netgraft/plugin-se"),
    "run/node_modules/@netgraft/plugin-se/package.json": manifest("@netgraft/plugin-se"),
    "run/node_modules/@netgraft/plugin-se/main.js": code("se"),
    "run/hash.yaml": plugged("#own"),
    "run/package.json": JSON.stringify({ name: "own", type: "module", imports: { "#own": "./plugin.mjs" } }),
    "run/link.yaml": plugged("./link.mjs"),
    "run/linked.yaml": plugged("./mine.mjs"),
    "run/data.yaml": plugged(`data:text/javascript,${encodeURIComponent(code("data"))}`),
    "run/node.yaml": plugged("node:fs"),
    "real/net.yaml": plugged("@netgraft/plugin-resnet"),
    "mine/net.yaml": plugged("./mine.mjs"),
    "mine/mine.mjs": code("mine"),
    "mine/repository/.git/HEAD": "",
    "mine/repository/net.yaml": plugged("./cloned.mjs"),
    "mine/repository/cloned.mjs": code("cloned"),
    "mine/runs/got/config.yaml": plugged("./got.mjs"),
    "mine/runs/got/got.mjs": code("got"),
    "mine/runs/made/config.yaml": plugged("../../mine.mjs"),
    "mine/extends-others.yaml": "extends: ../run/config.yaml\n",
  });
  before(async () => {
    const plugin = join(folder(), "run/plugin.mjs");
    await writeFile(join(folder(), "run/absolute.json"), plugged(plugin));
    await writeFile(join(folder(), "run/address.json"), plugged(`file://${plugin}`));
    await symlink("plugin.mjs", join(folder(), "run/link.mjs"));
    // As it is installed.
    await symlink(
      fileURLToPath(new URL(import.meta.resolve("@netgraft/core/package.json"))).replace(
        /packages.core.package\.json$/,
        "node_modules",
      ),
      join(folder(), "real/node_modules"),
    );
    await symlink("../run/linked.yaml", join(folder(), "mine/linked.yaml"));
  });
  /** A trust list with these folders, which a test may change. */
  const place = (folders: readonly string[] = [], answers?: readonly string[]): Parameters<typeof captured>[0] => ({
    cwd: folder(),
    env: trusting(...folders.map((name) => join(folder(), name))),
    ...(answers && { answers }),
  });
  const summary = (where: Parameters<typeof captured>[0], ...argv: readonly string[]): Promise<Captured> =>
    captured(where, "summary", ...argv);
  const refused = ({ status, stdout, stderr }: Captured, what: string): void => {
    expect({ status, stdout }, `${what}\n${stderr}`).to.deep.equal({ status: 1, stdout: "" });
    expect(stderr, what).to.include("error NG_CODE_UNTRUSTED\n").and.not.include("running the code");
  };
  const runs = ({ status, stderr }: Captured, what: string): void => {
    expect(status, `${what}\n${stderr}`).to.equal(0);
    expect(stderr, what).to.include("running the code of the p");
  };

  // First: what is run here once is not loaded again, and leaves no second trace.
  it("is not run where nobody can answer, or the answer is no, whatever its kind", async () => {
    for (const [kind, reference] of Object.entries(kinds)) {
      refused(await summary(place(["mine"]), reference), kind);
      for (const answer of ["n\n", ""])
        refused(await summary(place(["mine"], [answer]), reference), `${kind}, ${JSON.stringify(answer)}`);
    }
    expect(ran()).to.deep.equal([]);
  });

  it("is not run by any command that takes a network", async () => {
    const alone = ["summary", "validate", "config print", "weights init", "train", "evaluate", "gates"];
    const commands: Readonly<Record<string, readonly string[]>> = {
      ...Object.fromEntries(alone.map((command) => [command, ["run"]])),
      compare: ["resnet20_cifar", "run"],
      profile: ["run"],
      diagram: ["run", "-o", "d.svg"],
      "weights convert": ["w.safetensors", "-o", "converted.safetensors", "--network", "run"],
      "weights publish": ["run", "--weights", "w.safetensors", "--to", "o/n", "--dry-run", "-o", "published"],
      "weights graft": ["w.safetensors", "--for", "run", "-o", "grafted.safetensors"],
      "weights inspect": ["w.safetensors", "--network", "run"],
      sweep: ["sweep.yaml", "--dry-run"],
      "sweep report": ["told", "--benchmark"],
      worker: ["swept"],
      "explain-picture": ["run", "--init", "1", "-i", "x.png", "-o", "y.png"],
      "gates fold": ["run", "-o", "folded"],
      export: ["run", "--init", "1", "-o", "x.onnx"],
      predict: ["run", "--init", "1", "-i", "x.png"],
    };
    expect(Object.keys(commands).toSorted()).to.deep.equal((await takers()).toSorted());
    const calls = [
      ...Object.entries(commands).map(([command, argv]) => [...command.split(" "), ...argv]),
      ["train", "--resume", "run"],
      ["compare", "--explain", "run"],
      ["compare", "--benchmark", "run"],
      ["train", "run", "resnet18", "--seeds", "2"],
    ];
    for (const argv of calls) {
      const { status, stderr } = await captured(place(), ...argv);
      expect(status, argv.join(" ")).to.equal(1);
      expect(stderr, argv.join(" ")).to.match(/error NG_CODE_UNTRUSTED/);
    }
    expect(ran()).to.deep.equal([]);
  }).timeout(60_000);

  it("says what would run, why, and what would allow it", async () => {
    const { stderr } = await summary(place(), "run");
    const real = "run"; // Paths in the folder are shown here as if from there; they are whole ones.
    expect(stderr).to.equal(
      "error NG_CODE_UNTRUSTED\n" +
        `  plugins: to use the plugin "./plugin.mjs" is to run the code of ${real}/plugin.mjs, which is not trusted; ` +
        `expected \`netgraft trust ${real}\` if it is yours, or --plugins to run it this once (run/config.yaml:1:150)\n`,
    );
  });

  it("is no part of Node and nothing that stands in the config itself, allowed or not", async () => {
    for (const name of ["data", "node"])
      expect((await summary(place(["run"]), `run/${name}.yaml`, "--plugins")).stderr).to.match(
        /^error NG_PLUGIN_NOT_FOUND\n/,
      );
    expect(ran()).to.deep.equal([]);
  });

  it("needs no trust where the built-in plugin is meant", async () => {
    expect((await summary(place(), "real/net.yaml")).status).to.equal(0);
  });

  it("is not covered by a trusted folder in which it is a repository of its own, or came with a run", async () => {
    for (const name of ["mine/repository/net.yaml", "mine/runs/got", "mine/extends-others.yaml"])
      refused(await summary(place(["mine"]), name), name);
    expect(ran()).to.deep.equal([]);
  });

  it("is run once by y, and from then on by a, which trusts the folder of the config", async () => {
    for (const [kind, reference] of Object.entries(kinds)) {
      const asked = place(["mine"], ["y\n"]);
      const { stderr, ...rest } = await summary(asked, reference);
      runs({ stderr, ...rest }, kind);
      expect(stderr, kind).to.match(/would run with all your rights:\n {2}\S+\.m?js\n/);
      refused(await summary({ ...asOf(asked), answers: [] }, reference), kind);
      const always = place(["mine"], ["a\n"]);
      runs(await summary(always, reference), kind);
      const again = await summary({ ...asOf(always), answers: [] }, reference);
      runs(again, kind);
      expect(again.stderr, kind).to.not.include("Run it?");
    }
    expect(ran()).to.include.members(["plugin", "program", "brought", "se"]);
  });

  it("is run by --plugins without a word of trust, and by nothing with --no-plugins", async () => {
    for (const [kind, reference] of Object.entries(kinds)) {
      runs(await summary(place(), reference, "--plugins"), kind);
      const { stderr } = await summary(place(["", "run", "mine"], ["y\n"]), reference, "--no-plugins");
      expect(stderr, kind).to.match(/^error NG_PLUGINS_REFUSED\n/);
    }
  });

  it("is run where an argument names it, and so where the config names the same", async () => {
    runs(await summary(place(), "run", "--plugin", "./run/plugin.mjs"), "--plugin");
    runs(await summary(place(), "resnet20_cifar", "--set", "plugins=[./run/plugin.mjs]"), "--set");
    const other = await summary(place(), "run", "--plugin", "./mine/mine.mjs");
    expect(other.stderr).to.match(/error NG_CODE_UNTRUSTED\n {2}plugins: to use the plugin "\.\/plugin\.mjs"/);
  });

  it("is run in a trusted folder, and in the runs below it that name its own", async () => {
    for (const name of ["mine/net.yaml", "mine/runs/made"]) runs(await summary(place(["mine"]), name), name);
  });

  it("is asked for once, however many networks of a command name it", async () => {
    const { stderr, status } = await captured(
      place([], ["y\n"]),
      "compare",
      "run",
      "run/link.yaml",
      "run/through.json",
    );
    // Configs in two folders name it.
    expect(stderr.match(/Run it\?/g)).to.have.lengthOf(2);
    expect(status).to.equal(1);
  });

  it("is told as JSON, and asked for beside it", async () => {
    const { stderr } = await summary(place(), "run", "--json");
    // What `--json` prints.
    expect(JSON.parse(stderr) as object).to.have.property("code", "NG_CODE_UNTRUSTED");
    const asked = await summary(place([], ["y\n"]), "run", "--json");
    expect(JSON.parse(asked.stdout) as object).to.have.property("parameters");
  });

  it("is run by its own trust, a file as long as it holds the same, a package as long as its version is", async () => {
    const where = asOf(place());
    for (const [subject, reference, change] of [
      ["run/plugin.mjs", "run", () => writeFile(join(folder(), "run/plugin.mjs"), `${code("plugin")}//`)],
      [
        "brought",
        "run/package.yaml",
        () => writeFile(join(folder(), "run/node_modules/brought/package.json"), manifest("brought", "1.0.1")),
      ],
    ] as const) {
      const from = { ...where, cwd: subject.includes("/") ? folder() : join(folder(), "run") };
      expect((await captured(from, "trust", subject)).status, subject).to.equal(0);
      runs(await summary(where, reference), subject);
      await change();
      const changed = await summary(where, reference);
      refused(changed, subject);
      expect(changed.stderr).to.include("which has changed since it was trusted");
      await captured(from, "trust", subject);
      runs(await summary(where, reference), subject);
    }
    // A file of the same contents elsewhere may import others.
    await mkdir(join(folder(), "copy"));
    for (const name of ["config.yaml", "plugin.mjs"])
      await writeFile(join(folder(), "copy", name), await readFile(join(folder(), "run", name)));
    refused(await summary(where, "copy"), "a copy");
  });

  function asOf(where: Parameters<typeof captured>[0]): Exclude<Parameters<typeof captured>[0], string> {
    if (typeof where === "string") throw new TypeError("a place is meant");
    return where;
  }
});

/** The commands that take a network, and so `--no-plugins`. */
async function takers(): Promise<readonly string[]> {
  const silent = { write: (): void => undefined };
  const program = await createProgram(new CommandContext({ stdout: silent, stderr: silent, cwd: ".", env: {} }));
  return program.commands.flatMap((command) =>
    [command, ...command.commands]
      .filter(({ options }) => options.some(({ long }) => long === "--no-plugins"))
      .map((each) => (each === command ? each.name() : `${command.name()} ${each.name()}`)),
  );
}
