import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { folderWith } from "@netgraft/test-support";
import { expect } from "chai";
import { root } from "../house/workspace.js";

describe("the check of commits", () => {
  const folder = folderWith({ "a.txt": "a" });
  const git = (...parameters: readonly string[]): void => {
    const identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
    const { status, stderr } = spawnSync("git", [...identity, ...parameters], { cwd: folder(), encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
  };
  const check = (): { status: number | null; stdout: string } =>
    spawnSync(process.execPath, [join(root, "scripts", "commits.mjs"), "base"], { cwd: folder(), encoding: "utf8" });

  before("make a repository with one commit", () => {
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "-m", `${"Long ago ".repeat(20)}.`);
    git("tag", "base");
  });

  it("lets pass what keeps the rule, and looks at no commit before the base", () => {
    git("commit", "--quiet", "--allow-empty", "-m", "Give a reason", "-m", "Because it is one.");
    expect(check()).to.include({ status: 0, stdout: "" });
  });

  it("names what does not, with the reason", () => {
    git("commit", "--quiet", "--allow-empty", "-m", `Give ${"x".repeat(80)}`);
    git("commit", "--quiet", "--allow-empty", "-m", "Give a stop.");
    git("commit", "--quiet", "--allow-empty", "--cleanup=verbatim", "-m", "Give a line\nand another");
    const { status, stdout } = check();
    expect(status).to.equal(1);
    expect(
      stdout
        .trim()
        .split("\n")
        .toReversed()
        .map((line) => line.replace(/^.*": /, "")),
    ).to.deep.equal([
      "the first line has 85 characters; expected under 72",
      "the first line ends with a full stop",
      "the second line is not empty",
    ]);
  });
});
