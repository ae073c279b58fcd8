import { NetgraftError } from "@netgraft/core";
import { expect } from "chai";
import { framework } from "../support/framework.js";
import { smallNetworks } from "../support/small-networks.js";
import { checkCombination, smallLogits } from "./combination.js";
import { type Misfit, misfits } from "./misfits.js";
import { type Place, placesOf, typesFor } from "./places.js";
import { smallOptions } from "./small-options.js";

/** How many combinations are under way at once: one is composed while another runs. */
const lanes = 2;

describe("every attachment at every site of every backbone", () => {
  it("has small options for each attachment, and small networks for each backbone", () => {
    const names = (components: readonly { readonly type: string }[]): readonly string[] =>
      components.map(({ type }) => type).toSorted();
    expect(Object.keys(smallOptions).toSorted()).to.deep.equal(names(framework.catalog.attachments.all()));
    expect(Object.keys(smallNetworks).toSorted()).to.deep.equal(names(framework.catalog.backbones.all()));
  });

  for (const backbone of framework.catalog.backbones.all()) {
    const places = placesOf(backbone);

    it(`${backbone.type} has small networks with each of its sites and convolutions`, () => {
      const declared = [...Object.keys(backbone.sites), ...backbone.replaceable.map((name) => `replace ${name}`)];
      expect(places.map(({ name }) => name)).to.have.members(declared);
    });

    for (const place of places)
      it(`${backbone.type}: ${place.name}`, async () => {
        const reference = await smallLogits(backbone.type, place.plain.graph);
        const failures: string[] = [];
        const pending = [...typesFor(place)];
        const work = async (): Promise<void> => {
          for (let type = pending.shift(); type !== undefined; type = pending.shift()) {
            const problem = await problemOf(backbone.type, type, place, reference);
            if (problem !== undefined) failures.push(`${type}: ${problem}`);
          }
        };
        await Promise.all(Array.from({ length: lanes }, work));
        expect(failures).to.deep.equal([]);
      }).timeout(120_000);
  }
});

/** What is wrong with a combination, or with its refusal. */
async function problemOf(
  backbone: string,
  type: string,
  place: Place,
  reference: readonly (readonly number[])[],
): Promise<string | undefined> {
  const misfit = misfits.find(
    (each) => each.backbones.includes(backbone) && each.place === place.name && each.types.includes(type),
  );
  try {
    await checkCombination(backbone, type, place, reference);
  } catch (error) {
    return misfit === undefined ? String(error) : refusalProblem(error, misfit);
  }
  return misfit === undefined ? undefined : "is listed among the misfits, and fits";
}

function refusalProblem(error: unknown, { code, because }: Misfit): string | undefined {
  if (!(error instanceof NetgraftError) || error.code !== code) return `is refused without ${code}: ${String(error)}`;
  return because.test(error.message) ? undefined : `is refused for another reason: ${error.message}`;
}
