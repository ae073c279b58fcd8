import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { fuzzTarget } from "./run/fuzz-target.js";
import { targets } from "./targets/index.js";

/** For each target; `npm run fuzz` gives them more. */
const cases = 300;

describe(`fuzzing with ${cases} cases each`, function () {
  this.timeout(180_000);
  const folder = folderWith();

  for (const name of Object.keys(targets))
    it(`finds nothing wrong with ${name}`, async () => {
      const options = { targets: new URL("targets/index.js", import.meta.url).href, cases, seconds: 120, keep: false };
      // Always the same, on a fast machine as on a slow one: what is tried beyond it is the business of `npm run fuzz`, not of a change that has nothing to do with it.
      const seed = 1;
      const { failures, tried } = await fuzzTarget(name, { ...options, seed, folder: folder() });
      expect(failures, `seed ${seed}`).to.deep.equal([]);
      expect(tried).to.be.above(0);
    });
});
