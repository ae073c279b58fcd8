import type { Network } from "@netgraft/core";
import type { Tensor } from "@netgraft/core/graph";
import { expect } from "chai";
import { framework } from "../support/framework.js";
import { type GraftTrial, plainState, tryGraft, writtenLogits } from "./grafts.js";
import { type Place, placesOf, typesFor } from "./places.js";

/** Attachments that change something wherever they start, or round. */
const never: ReadonlySet<string> = new Set(["bam", "botnet", "gaussian_gct", "simam", "splat", "triplet"]);

/** Those that take nothing away, so that they fit every site. */
const anywhere: readonly string[] = ["gc", "gct", "nl", "scse"];

type Exact = Exclude<GraftTrial, { readonly refused: string }>;

describe("every attachment grafted at every site of every backbone", () => {
  const plainLogits = new Map<Network["config"], Promise<Tensor["data"]>>();

  for (const backbone of framework.catalog.backbones.all())
    for (const place of placesOf(backbone))
      it(`${backbone.type}: ${place.name}`, async () => {
        const trials = typesFor(place).flatMap((type) => {
          const trial = tryGraft(backbone.type, [type], place);
          return trial === undefined ? [] : [{ type, trial }];
        });
        const composed = new Set(trials.map(({ type }) => type));
        const grafted = trials.flatMap(({ type, trial }) => ("refused" in trial ? [] : [{ type, trial }]));
        const types = grafted.map(({ type }) => type);
        expect(types.filter((type) => never.has(type))).to.deep.equal([]);
        expect(types, "what fits every site").to.include.members(anywhere.filter((type) => composed.has(type)));
        const expected = await logitsOf(place);
        const isSame = async ({ graph, state }: Exact): Promise<boolean> => {
          const found = await writtenLogits(graph, state);
          return expected.every((value, index) => value === found[index]);
        };
        // All of them in a chain are one run; what changes something does so there, too. The shuffle is undone in the layers before it.
        const chain = tryGraft(
          backbone.type,
          types.toSorted((a, b) => Number(b === "sa") - Number(a === "sa")),
          place,
        );
        if (chain === undefined || "refused" in chain) throw new Error(`they are refused together: ${chain?.refused}`);
        if (await isSame(chain)) return;
        const changed: string[] = [];
        for (const { type, trial } of grafted) if (!(await isSame(trial))) changed.push(type);
        expect.fail(`not the same to the bit: ${changed.join(", ") || "all together"}`);
      }).timeout(120_000);

  function logitsOf({ plain }: Place): Promise<Tensor["data"]> {
    const logits = plainLogits.get(plain.config) ?? writtenLogits(plain.graph, plainState(plain));
    plainLogits.set(plain.config, logits);
    return logits;
  }
});
