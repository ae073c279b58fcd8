import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { fuzzTarget } from "./run/fuzz-target.js";
import { targets } from "./targets/index.js";

/** For each target; `npm run fuzz` gives them more. */
const seconds = 3;

describe(`fuzzing for ${seconds} s each`, function () {
  this.timeout(180_000);
  const folder = folderWith();

  for (const name of Object.keys(targets))
    it(`finds nothing wrong with ${name}`, async () => {
      const options = { targets: new URL("targets/index.js", import.meta.url).href, seconds, keep: false };
      // Always the same: what is tried beyond it is the business of `npm run fuzz`, not of a change that has nothing to do with it.
      const seed = 1;
      const { failures, tried } = await fuzzTarget(name, { ...options, seed, folder: folder() });
      expect(failures, `seed ${seed}`).to.deep.equal([]);
      expect(tried).to.be.above(0);
    });
});
