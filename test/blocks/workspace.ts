import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { root } from "../house/workspace.js";

/** The folder in which the blocks of one page are tried, as if it were the repository. */
export class DocWorkspace {
  readonly folder = mkdtempSync(join(tmpdir(), "netgraft-docs-"));

  constructor() {
    for (const shared of ["node_modules", "examples", "packages", "plugins"])
      symlinkSync(join(root, shared), join(this.folder, shared));
    // The reader's picture, in commands and programs.
    symlinkSync(join(root, "examples", "pictures", "balloon.jpg"), join(this.folder, "photo.jpg"));
    this.write("package.json", JSON.stringify({ type: "module" }));
    this.write(
      "tsconfig.json",
      JSON.stringify({ extends: join(root, "tsconfig.base.json"), compilerOptions, include: ["*.ts"] }),
    );
  }

  write(file: string, text: string): void {
    const path = join(this.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  /**
   * Runs a command; `npx netgraft` is that of this repository.
   * @throws Error with its output where it ends in another status
   */
  run(command: string, status = 0): void {
    const path = [join(root, "node_modules", ".bin"), process.env["PATH"]].join(delimiter);
    const run = spawnSync(command.replace(/^npx netgraft\b/, "netgraft"), {
      cwd: this.folder,
      shell: true,
      encoding: "utf8",
      // Readers trust their own folders, and no other test does.
      env: { ...process.env, PATH: path, NETGRAFT_TRUST: join(this.folder, "trust.json") },
    });
    if (run.status !== status) throw new Error(`${command} ended in ${run.status}:\n${run.stdout}\n${run.stderr}`);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

const compilerOptions = {
  composite: false,
  incremental: false,
  declaration: false,
  declarationMap: false,
  typeRoots: [join(root, "node_modules", "@types")],
};
