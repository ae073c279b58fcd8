import { type AttachmentTests, testAttachment } from "@netgraft/testing";
import { expect } from "chai";
import { smallOptions } from "../matrix/small-options.js";
import { framework } from "../support/framework.js";

// C channels are reduced to m on H×W positions.
const [C, m, H, W] = [8, 2, 6, 8];
const input = { channels: C, height: H, width: W };
const convolution = { channels: C, kernel: 3 };

/** What each attachment learns with the small options, by the formula of its description. */
const learned: Readonly<Record<string, number>> = {
  bam: 3 * C * m + 18 * m ** 2 + C + 13 * m + 1,
  botnet: 3 * C * C + 2 * C + ((2 * H + 2 * W - 2) * C) / 2,
  cbam: 2 * C * m + m + C + 100,
  coord: 3 * C * m + 3 * m + 2 * C,
  dca: 2 * C * m + m + C,
  eca: 3,
  ese: C ** 2 + C,
  fca: 2 * C * m,
  gaussian_gct: 0,
  gc: 2 * C * m + 3 * m + 2 * C + 1,
  gct: 3 * C,
  ge: 11 * C + 2 * C * m,
  lct: 2 * C,
  nam: 2 * C,
  nl: 4 * C * m + 3 * m + 3 * C,
  sa: 3 * C,
  scse: 2 * C * m + m + 2 * C + 1,
  se: 2 * C * m + m + C,
  sge: 2 * 2,
  simam: 0,
  sk: 2 * (9 * C * C) + 2 * 2 * C + 3 * C * m + 2 * m,
  splat: 2 * C * ((9 * C) / 2) + 4 * C + 3 * C * m + m + 2 * C + 2 * m,
  srm: 4 * C,
  triplet: 300,
};

/** Those whose gate is one sigmoid, and can be multiplied by 2. */
const scaled = new Set(["eca", "ese", "lct", "se", "sge", "srm"]);

describe("the contract of the built-in attachments", () => {
  const attachments = framework.catalog.attachments.all();

  it("is tried for all of them", () => {
    expect(Object.keys(learned)).to.have.members(attachments.map(({ type }) => type));
  });

  for (const attachment of attachments) {
    const { type, build } = attachment;
    const options = smallOptions[type];
    const first = { options, input, parameters: learned[type] ?? -1, ...(build === undefined && { convolution }) };
    const twice = { ...first, options: { ...options, gateScale: 2 } };
    const tests: AttachmentTests<unknown> = { cases: scaled.has(type) ? [first, twice] : [first] };
    testAttachment(attachment, tests);
  }
});
