/**
 * The main job, after the set-up: ResNet-50 beside the SE placements of the SENet paper (its Table 14), and a picture
 * classified by one of them. Each step is a command that can be typed as it is printed.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./workspace.mjs";

const placements = ["resnet-50", "se-standard", "se-pre", "se-post", "se-identity"].map(
  (name) => `examples/placements/${name}.yaml`,
);
run("compare", ...placements, "--benchmark");
run("predict", "examples/placements/se-standard.yaml", "--init", "1", "--input", "examples/pictures/balloon.jpg");

function run(...parameters) {
  console.log(`\n$ npx netgraft ${parameters.join(" ")}\n`);
  const command = join(root, "packages", "netgraft", "bin", "netgraft.js");
  const { status } = spawnSync(process.execPath, [command, ...parameters], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
