/**
 * Writes a bill of materials (CycloneDX 1.6) for each package that is published: `node scripts/sbom.mjs <folder>`. `npm sbom` describes
 * the private workspace in place of a package, and names packages of the workspace by their folders.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { billOfMaterials } from "./supply/bill-of-materials.mjs";
import { root, workspacePackages } from "./workspace.mjs";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Name the folder to write to: node scripts/sbom.mjs <folder>");
  process.exit(2);
}
/** @type {{ packages: import("./supply/runtime-packages.mjs").LockPackages }} */
const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
mkdirSync(folder, { recursive: true });
for (const { place, manifest } of workspacePackages()) {
  if (manifest.private === true) continue;
  const bill = billOfMaterials(packages, place);
  const file = join(folder, `${manifest.name.replace("@", "").replace("/", "-")}.cdx.json`);
  writeFileSync(file, `${JSON.stringify(bill, undefined, 2)}\n`);
  console.log(`${file}: ${bill.components.length} components`);
}
