import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { blocksOf, type ShellLine, shellLines } from "./blocks.js";
import { root } from "../house/workspace.js";

/** What must be seen in the output of some commands. */
const shown: readonly (readonly [command: RegExp, output: RegExp])[] = [
  [/^node .*se-resnet-50\.js$/, /^2×3×224×224 gives 2×1000$/m],
  [/^npx netgraft compare examples\/placements\/\*\.yaml$/, /^se-standard +28,071,976 /m],
  [/--benchmark/, /^se-identity .* ms +×\d/m],
  [/^npx netgraft predict examples/, /^examples\/\S+\n( +\d+\.\d\d %.*\n){5}$/],
  [/^npx netgraft evaluate/, /^loss .* of 40 pictures\n[^]*\ncircle +4 /],
  [/compare\.mjs/, /^\| SE grafted, `graft: exact` \| \d+\.\d\d ± /m],
  [/ sweep examples\/paired/, /\n15 runs; seeds 1, 2, 3, 4, 5\. Differences are to plain\.\n/],
  [/variance\.mjs .*report\.json$/, /^\| se − plain \| 5 \| 148\.2 \| 109\.2 \| 0\.74 \| 0\.63 /m],
  [/variance\.mjs .*report-ten\.json$/, /^\| se − plain \| 10 \| 115\.8 \| 66\.3 \| 0\.57 \| 0\.76 /m],
  [/train .*--seeds/, /^\| se-resnet-20 \| 274,490 \| 40,815,200 \| \d+\.\d\d ± \d+\.\d\d % \|/m],
  // ResNet-20 with projections, and with SE: https://arxiv.org/abs/1709.01507, counted in examples/training as well.
  [
    / sweep examples\/sweep\/.* --dry-run$/,
    /^ +2 +standard +5 +274,490 +\+0\.740 % [^]*\n30 runs; seeds 1, 2, 3, 4, 5\./m,
  ],
  [/ablations\/reduction\.yaml --dry-run$/, /\n27 runs, 18 of them trained, /],
  [/where=null/, /NG_ATTACHMENT_MISFIT[^]*where: { blocks: \["1\.\.-1"\] }/],
];

const folders = readdirSync(join(root, "examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "dist")
  .map(({ name }) => name)
  // A package of its own is installed first: test/packages.
  .filter((name) => !existsSync(join(root, "examples", name, "package.json")));

describe("examples", () => {
  let temporary = "";
  before(() => (temporary = mkdtempSync(join(tmpdir(), "netgraft-examples-"))));
  after(() => rmSync(temporary, { recursive: true }));

  for (const folder of folders) {
    describe(folder, () => {
      const readme = join(root, "examples", folder, "README.md");

      it("has a README with a command to run it", () => {
        expect(existsSync(readme)).to.equal(true);
        expect(commandsOf(readme)).to.not.be.empty;
      });

      for (const { command, status } of existsSync(readme) ? commandsOf(readme) : []) {
        it(`runs \`${command}\``, () => {
          const result = spawnSync(shortened(command, temporary), { cwd: root, shell: true, encoding: "utf8" });
          expect(result.status, result.stderr).to.equal(status);
          for (const [pattern, output] of shown) {
            if (pattern.test(command)) expect(`${result.stdout}${status === 0 ? "" : result.stderr}`).to.match(output);
          }
        }).timeout(300_000);
      }
    });
  }

  it("have pictures that are small", () => {
    const pictures = readdirSync(join(root, "examples", "pictures")).filter((name) => name.endsWith(".jpg"));
    expect(pictures).to.have.length(2);
    for (const name of pictures) {
      expect(readFileSync(join(root, "examples", "pictures", name)).length).to.be.below(60_000);
    }
  });
});

/** The command with little to do: one round or epoch shows that it works. What it writes must not change the checkout. */
function shortened(command: string, temporary: string): string {
  return command
    .replace(/--benchmark$/, "--benchmark --rounds 1")
    .replace(/draw\.mjs$/, `$& ${temporary}`)
    .replace(/--per-class \d+/, "--per-class 20")
    .replace(/ sweep examples\/paired\/\S+$/, "$& --dry-run --no-measure")
    .replace(/(compare\.mjs .*) --seeds 1,2,3$/, "$1 --seeds 1,2 --epochs 1")
    .replace(
      "examples/training/*.yaml --seeds 1,2,3",
      "examples/training/resnet-20.yaml examples/training/se-resnet-20.yaml --seeds 1,2",
    )
    .replace(/^npx netgraft sweep .* --jobs \d$/, "$& --dry-run --no-measure")
    .replace(
      /^npx netgraft train/,
      `$& --set training.epochs=1 --set training.batch=16 --set training.dataset.path=data/shapes`,
    )
    .replaceAll(/\b(data|runs)\//g, `${temporary}/$&`);
}

function commandsOf(readme: string): readonly ShellLine[] {
  return blocksOf(readFileSync(readme, "utf8")).flatMap((block) => (block.language === "sh" ? shellLines(block) : []));
}
