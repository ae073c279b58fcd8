import { readFileSync } from "node:fs";
import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { version } from "../version.js";
import { captured } from "./captured.test.support.js";
import { runCommand } from "./run-command.js";

const commands = [
  [],
  ["list"],
  ["describe"],
  ["validate"],
  ["summary"],
  ["compare"],
  ["profile"],
  ["config"],
  ["config", "print"],
  ["schema"],
  ["weights"],
  ["init"],
  ["train"],
  ["sweep"],
  ["sweep", "export"],
  ["sweep", "report"],
  ["sweep", "status"],
  ["worker"],
  ["trust"],
  ["evaluate"],
  ["explain-picture"],
  ["gates"],
  ["gates", "fold"],
  ["export"],
  ["predict"],
  ["pull"],
  ["diagram"],
  ["create-plugin"],
  ["dataset"],
  ["dataset", "make"],
  ["setup"],
  ["doctor"],
  ["completion"],
];

/** Commands that hold others and do nothing alone. */
const groups = new Set(["config", "weights", "dataset"]);

describe("netgraft", () => {
  const folder = folderWith({
    "bad.yaml": "name: bad\nbackbone: { type: resnet, depth: 51 }\n",
    // An error that no code of ours describes, from a component of a plugin.
    "bug.mjs": `
      import { attachment, definePlugin } from ${JSON.stringify(import.meta.resolve("@netgraft/core"))};
      import { z } from ${JSON.stringify(import.meta.resolve("zod"))};
      export default definePlugin({ name: "bug", apiVersion: 1, attachments: [
        attachment({ type: "bug", summary: "Broken.", options: z.strictObject({}), build: () => (b) => b.noSuchThing() })] });`,
    "bug.yaml":
      "name: bug\nplugins: [./bug.mjs]\nbackbone: { type: resnet, depth: 18 }\nattachments: [{ attach: { type: bug } }]\n",
  });
  const run = (...argv: readonly string[]): ReturnType<typeof captured> => captured(folder(), ...argv);

  for (const command of commands) {
    it(`has help for ${["netgraft", ...command].join(" ")}`, async () => {
      const { status, stdout, stderr } = await run(...command, "--help");
      expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
      expect(stdout).to.match(new RegExp(`^Usage: ${["netgraft", ...command].join(" ")} `));
    });
  }

  it("has examples in the help of every command that does something", async () => {
    for (const command of commands.filter(([name]) => name !== undefined && !groups.has(name))) {
      const { stdout } = await run(...command, "--help");
      expect(stdout, command.join(" ")).to.match(
        new RegExp(`\nExamples:\n {2}# .+\n {2}\\$ netgraft ${command.join(" ")}`),
      );
    }
  });

  it("lists in the help every command that these tests know", async () => {
    const { stdout } = await run("--help");
    const listed = [...stdout.matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => name);
    const known = new Set([...commands.map(([name]) => name), "help"]);
    expect(listed.filter((name) => !known.has(name))).to.deep.equal([]);
  });

  it("prints its version, which is that of its package", async () => {
    for (const asked of ["--version", "-v", "-V", "version"])
      expect(await run(asked)).to.deep.equal({ status: 0, stdout: `${version}\n`, stderr: "" });
    const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(manifest).to.have.property("version", version);
  });

  const wrongSyntax: Readonly<Record<string, readonly [stderr: RegExp, ...argv: readonly string[]]>> = {
    "no command": [/^Usage: netgraft /],
    "half a command": [/^Usage: netgraft config /, "config"],
    "an unknown command": [/^error: unknown command 'sumary'\n\(Did you mean summary\?\)\n$/, "sumary"],
    "an unknown command of a command": [
      /^error: unknown command 'prnt'\n\(Did you mean print\?\)\n$/,
      "config",
      "prnt",
    ],
    "an unknown option": [/^error: unknown option '--josn'\n\(Did you mean --json\?\)\n$/, "summary", "a", "--josn"],
    "a missing argument": [/^error: missing required argument 'network'\n$/, "summary"],
    "an argument too many": [/^error: too many arguments for 'summary'/, "summary", "a", "b"],
    "an option without its value": [/^error: option '--set <path=value>' argument missing\n$/, "summary", "a", "--set"],
    "a value that is no number": [/'--depth <levels>' argument 'x' is invalid/, "summary", "a", "--depth", "x"],
  };
  for (const [what, [message, ...argv]] of Object.entries(wrongSyntax)) {
    it(`exits with 2 for ${what}`, async () => {
      const { status, stdout, stderr } = await run(...argv);
      expect({ status, stdout }).to.deep.equal({ status: 2, stdout: "" });
      expect(stderr).to.match(message);
    });
  }

  const hints: Readonly<Record<string, readonly [hint: string, ...argv: readonly string[]]>> = {
    "an option of an attachment of the network": [
      "a value of the config is changed with --set attachments.se.reduction=8",
      "summary",
      "seresnet50",
      "--reduction",
      "8",
    ],
    "an option of what could be attached": [
      "an option of what is attached is written with it: --attach 'se(reduction=8)'",
      "summary",
      "resnet50",
      "--reduction=8",
    ],
    "a value of the backbone": [
      "a value of the config is changed with --set backbone.stemPool=3",
      "summary",
      "resnet50",
      "--stem-pool",
      "3",
    ],
    "what timm calls the number of epochs": [
      "a value of the config is changed with --set training.epochs=30",
      "train",
      "net.yaml",
      "--epochs",
      "30",
    ],
    "what Ultralytics calls the size of pictures": [
      "a value of the config is changed with --set input.height=224 --set input.width=224",
      "train",
      "net.yaml",
      "--imgsz",
      "224",
    ],
    "an option in place of the argument": [
      "the network is the command's argument, without an option",
      "export",
      "--model",
      "resnet50",
    ],
  };
  for (const [what, [hint, ...argv]] of Object.entries(hints))
    it(`tells what is meant by an option of other tools: ${what}`, async () => {
      const { status, stderr } = await run(...argv);
      expect(status).to.equal(2);
      expect(stderr).to.match(/^error: unknown option '[^']+'\n\(.*\)\n$/);
      expect(stderr.split("\n")[1]).to.equal(`(${hint})`);
    });

  it("prints an error as JSON on stderr where the result would have been JSON", async () => {
    const { status, stdout, stderr } = await run("summary", "bad.yaml", "--json");
    expect({ status, stdout }).to.deep.equal({ status: 1, stdout: "" });
    // What `--json` prints.
    const { code, problems } = JSON.parse(stderr) as { code: string; problems: object[] };
    expect(code).to.equal("NG_CONFIG_INVALID");
    expect(problems[0]).to.include({ at: "backbone.depth", source: "bad.yaml:2:34", nearest: "50" });
  });

  it("shows the stack of an error that no code describes where that is asked for", async () => {
    const { status, stdout, stderr } = await run("summary", "bug.yaml");
    expect({ status, stdout }).to.deep.equal({ status: 1, stdout: "" });
    expect(stderr).to.match(/\nerror NG_INTERNAL\n {2}TypeError: b\.noSuchThing is not a function\n$/);
    let text = "";
    const stderrSink = { write: (more: string): void => void (text += more) };
    const debugged = await runCommand(["summary", "bug.yaml", "--plugins"], {
      stdout: { write: () => undefined },
      stderr: stderrSink,
      cwd: folder(),
      env: { NETGRAFT_DEBUG: "1" },
    });
    expect(debugged).to.equal(1);
    expect(text).to.match(/\n {4}at .*bug\.mjs/);
  });

  it("uses colours where there is no terminal if FORCE_COLOR asks for them, and none on one if it says so", async () => {
    const described = async (sink: object, env: Record<string, string>): Promise<string> => {
      let text = "";
      const stdout = { write: (more: string): void => void (text += more), ...sink };
      await runCommand(["describe", "se"], { stdout, cwd: folder(), env });
      return text;
    };
    expect(await described({}, { FORCE_COLOR: "1" })).to.include("\u001b[1mse\u001b[22m (attachment)\n");
    expect(await described({}, {})).to.not.include("\u001b");
    const terminal = { isTTY: true, columns: 80, hasColors: () => true };
    expect(await described(terminal, { FORCE_COLOR: "0" })).to.not.include("\u001b");
  });

  it("breaks errors between words at the width of the terminal", async () => {
    let text = "";
    const stderr = { write: (more: string): void => void (text += more), isTTY: true, columns: 60 };
    await runCommand(["summary", "bad.yaml"], { stderr, cwd: folder(), env: {} });
    const lines = text.split("\n");
    expect(Math.max(...lines.map((line) => line.length))).to.be.at.most(60);
    expect(lines[1]).to.match(/^ {2}backbone\.depth: /);
    expect(lines[2]).to.match(/^ {4}\S/);
    const { stderr: plain } = await run("summary", "bad.yaml");
    expect(text.replaceAll(/\s+/g, " ")).to.equal(plain.replaceAll(/\s+/g, " "));
  });

  it("uses colours and the width of the terminal on a terminal, and nowhere else", async () => {
    const onTerminal = async (hasColors: boolean): Promise<string> => {
      let text = "";
      const stdout = {
        write: (more: string): void => void (text += more),
        isTTY: true,
        columns: 60,
        hasColors: () => hasColors,
      };
      await runCommand(["describe", "se"], { stdout, cwd: folder(), env: {} });
      return text;
    };
    const [coloured, plain] = [await onTerminal(true), await onTerminal(false)];
    expect(coloured.startsWith("\u001b[1mse\u001b[22m (attachment)\n")).to.equal(true);
    expect(plain).to.not.include("\u001b");
    const rows = plain.slice(plain.indexOf("\noption")).split("\n");
    expect(Math.max(...rows.map((row) => row.length))).to.be.at.most(60);
    expect((await run("describe", "se")).stdout.replaceAll(/\s+/g, " ")).to.equal(plain.replaceAll(/\s+/g, " "));
  });
});
