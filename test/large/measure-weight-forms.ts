/**
 * Measures how far the logits of networks of timm and torchvision are from theirs, from weights in each form, and keeps it for
 * docs/coverage.md: `node test/dist/large/measure-weight-forms.js [name ...]`. It takes about ten minutes and 5 GB under the folder for temporary files.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { distances, publishedNetworks, saveForms } from "../support/weight-forms.js";

const asked = process.argv.slice(2);
const file = new URL("../../goldens/weight-forms.json", import.meta.url);
const networks = [...publishedNetworks()];
for (const [index, network] of networks.entries()) {
  if (asked.length > 0 && !asked.includes(network.name)) continue;
  const folder = await mkdtemp(join(tmpdir(), "netgraft-forms-"));
  try {
    await saveForms(folder, [network]);
    const found = await distances(folder, network);
    const measured = Number(Math.max(...Object.values(found)).toExponential(1));
    console.log(network.library, network.name, measured);
    networks[index] = { ...network, measured };
    await writeFile(file, `${JSON.stringify(networks, undefined, 2)}\n`);
  } catch (error) {
    process.exitCode = 1;
    console.error(network.library, network.name, error);
  } finally {
    await rm(folder, { recursive: true });
  }
}
