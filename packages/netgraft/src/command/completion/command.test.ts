import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folderWith, skipBecause } from "@netgraft/test-support";
import { expect } from "chai";
import { captured } from "../captured.test.support.js";

const bin = fileURLToPath(new URL("../../../bin/netgraft.js", import.meta.url));

describe("netgraft completion", () => {
  const folder = folderWith({
    "my-net.yaml": "name: mine\nextends: seresnet50\n",
    "data/photo.jpg": "",
    ".hidden": "",
  });

  /** What a shell is offered in the place of the last word. */
  async function offered(...words: readonly string[]): Promise<readonly string[]> {
    const { status, stdout, stderr } = await captured(folder(), "completion", "fish", "--words", "--", ...words);
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    return stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => line.split("\t")[0] ?? "");
  }

  const cases: Readonly<Record<string, readonly [words: readonly string[], offered: readonly string[]]>> = {
    commands: [["su"], ["summary"]],
    "commands of commands": [["config", ""], ["print"]],
    options: [["summary", "--tr"], ["--tree"]],
    "networks by name": [["summary", "article_seresnet5"], ["article_seresnet50"]],
    "files beside them": [["summary", "my"], ["my-net.yaml"]],
    "files in folders": [["predict", "resnet18", "--input", "data/"], ["data/photo.jpg"]],
    "components of every kind": [["describe", "cross"], ["crossEntropy"]],
    kinds: [["list", "att"], ["attachments"]],
    "choices of an option": [["compare", "resnet18", "--format", "mark"], ["markdown"]],
    "choices in one word with an option": [["compare", "resnet18", "--format=mark"], ["--format=markdown"]],
    engines: [
      ["train", "my-net.yaml", "--engine", ""],
      ["auto", "onnx", "tensorflow"],
    ],
    "paths of --set": [
      ["summary", "my-net.yaml", "--set", "attachments.se.reduction"],
      ["attachments.se.reduction=", "attachments.se.reductionBase="],
    ],
    "paths of training, where a config has no such section": [
      ["train", "resnet18", "--set", "training.ep"],
      ["training.epochs="],
    ],
    "choices at a path": [
      ["summary", "seresnet50", "--set", "attachments.se.reductionBase=b"],
      ["attachments.se.reductionBase=blockInput"],
    ],
    "types at a path": [
      ["train", "resnet18", "--set", "training.optimizer.type=ad"],
      ["training.optimizer.type=adamw"],
    ],
    "true and false": [["summary", "seresnet50", "--set", "attachments.se.bias=t"], ["attachments.se.bias=true"]],
    attachments: [["summary", "resnet18", "--attach", "tri"], ["triplet"]],
    "options of an attachment": [["summary", "resnet18", "--attach", "mine=se(reductionB"], ["mine=se(reductionBase="]],
    "sites of the network": [["summary", "resnet18", "--attach", "se@res"], ["se@residual"]],
    shells: [["completion", "z"], ["zsh"]],
    "nothing where there is nothing": [["summary", "zzz"], []],
  };
  for (const [what, [words, expected]] of Object.entries(cases))
    it(`offers ${what}`, async () => {
      expect(await offered(...words)).to.deep.equal(expected);
    });

  it("offers every command, and hides what begins with a dot", async () => {
    expect(await offered("")).to.include.members(["list", "train", "init", "completion", "doctor"]);
    expect(await offered("predict", "resnet18", "--input", "")).to.deep.equal(["data/", "my-net.yaml"]);
  });

  it("says behind a tab what a candidate is", async () => {
    const { stdout } = await captured(folder(), "completion", "zsh", "--words", "--", "describe", "scse");
    expect(stdout).to.match(/^scse\t\S.+\n$/);
  });

  it("prints scripts that their shells can read, where these are there", function () {
    this.timeout(60_000);
    const there = ["bash", "zsh", "fish"].filter((shell) => spawnSync(shell, ["--version"]).error === undefined);
    if (there.length === 0) skipBecause(this, "there is no shell that has completion");
    for (const shell of there) {
      const script = execFileSync(process.execPath, [bin, "completion", shell], { encoding: "utf8" });
      const file = join(folder(), `_netgraft.${shell}`);
      writeFileSync(file, script);
      const { status, stderr } = spawnSync(shell, ["-n", file], { encoding: "utf8" });
      expect({ status, stderr }, shell).to.deep.equal({ status: 0, stderr: "" });
    }
  });

  /** What a shell puts in the place of the last word, by the script that it is given; its own builtins, where a terminal is needed, print. */
  const programs: Readonly<Record<string, (line: string) => readonly string[]>> = {
    bash: (line) => [
      "-c",
      `eval "$(netgraft completion bash)"; COMP_LINE='${line}'; COMP_POINT=\${#COMP_LINE}; compopt() { :; }; _netgraft; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ],
    zsh: (line) => [
      "-f",
      "-c",
      `compdef() { : }; _files() { print files }; compadd() { print -rl -- "\${(@)values}" }; eval "$(netgraft completion zsh)"; line='${line}'; words=(\${(z)line}); CURRENT=$#words; _netgraft`,
    ],
    fish: (line) => ["--no-config", "-c", `netgraft completion fish | source; complete -C '${line}'`],
  };
  for (const [shell, program] of Object.entries(programs))
    it(`completes in ${shell}, also behind signs that part words there`, function () {
      this.timeout(120_000);
      if (spawnSync(shell, ["--version"]).error !== undefined) skipBecause(this, `there is no ${shell}`);
      const command = join(folder(), "netgraft");
      writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`);
      chmodSync(command, 0o755);
      const completed = (line: string): string =>
        execFileSync(shell, program(line), {
          cwd: folder(),
          encoding: "utf8",
          // fish wants a home of its own.
          env: { ...process.env, HOME: folder(), PATH: `${folder()}:${process.env["PATH"] ?? ""}` },
        }).replace(/\t.*/, "");
      // bash parts words at @ and =, and puts in what follows.
      const before = (text: string): string => (shell === "bash" ? "" : text);
      expect(completed("netgraft summary resnet18 --attach se@res")).to.equal(`${before("se@")}residual\n`);
      expect(completed("netgraft train resnet18 --set training.optimizer.type=ad")).to.equal(
        `${before("training.optimizer.type=")}adamw\n`,
      );
    });
});
