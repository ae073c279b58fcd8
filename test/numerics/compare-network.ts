import { expect } from "chai";
import { framework } from "../support/framework.js";
import { type NetworkGolden, networkGoldens } from "../support/goldens.js";
import { distance, logitsOf, nameDerivedInput, nameDerivedState } from "../support/run.js";

/** Largest difference over the spread of the logits that is still agreement. */
const tolerance = 1e-4;

/** Parameters above which a network takes seconds, and is compared in the slow suite. */
const large = 30_000_000;

const files = [
  "resnet-backbone",
  "resnet-sites",
  "resnet-se",
  "presets",
  "article",
  "vgg",
  "inception",
  "mobile",
  "preresnet",
  "attention-networks",
  "densenet",
  "efficientnet-v2",
  "ghostnet",
  "mixnet",
  "regnet",
  "res2net",
  "resnest",
  "rexnet",
  "vovnet",
  "timm",
];

/** A test for each network whose logits PyTorch has computed, the large ones or all others. */
export function compareNetworks({ largeOnes }: { readonly largeOnes: boolean }): void {
  for (const file of files) {
    const chosen = networkGoldens(file).filter(({ parameters }) => parameters > large === largeOnes);
    if (chosen.length === 0) continue;
    describe(`networks of ${file}.json against PyTorch`, () => {
      for (const golden of chosen) it(golden.id, () => compareNetwork(golden)).timeout(120_000);
    });
  }
}

async function compareNetwork(golden: NetworkGolden): Promise<void> {
  const { id, config, batch, gain, parameters, macs, features, outputShape, logits } = golden;
  const composed = framework.compose({ name: id, ...config });
  const { graph } = composed;
  const summary = composed.summary();
  expect({ parameters: summary.parameters, macs: summary.macs }).to.deep.equal({ parameters, macs });
  if (features !== undefined) {
    // Inside the stem, and behind the last block, there may be others, as timm has them: test/counts/end-sites.test.ts.
    const maps = features.map(({ path, shape }) => ({ name: path, channels: shape[1] }));
    const offered = composed.features().map(({ name, channels }) => ({ name, channels }));
    const shared = maps.filter(({ name }) => offered.some((map) => map.name === name));
    expect(shared).to.have.lengthOf.at.least(maps.length - 1);
    expect(offered.filter(({ name }) => shared.some((map) => map.name === name))).to.deep.equal(shared);
  }
  const found = await logitsOf(graph, nameDerivedState(graph, gain), nameDerivedInput(graph, batch));
  expect([found.length, found[0]?.length]).to.deep.equal(outputShape);
  expect(distance(found, logits)).to.be.at.most(tolerance);
}
