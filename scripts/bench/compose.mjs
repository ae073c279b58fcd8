import { createFramework } from "netgraft";

/**
 * Composing a network and counting it, after the code is warm.
 * @param {string} network
 * @param {number} expected how many parameters the network has
 * @param {number} limit in milliseconds
 * @returns {import("./measure-figures.mjs").Measurement}
 */
export function compose(network, expected, limit) {
  return {
    name: `compose and count ${network}, warm`,
    unit: "ms",
    limit,
    measure() {
      const framework = createFramework();
      const once = () => {
        const start = performance.now();
        const { parameters } = framework.compose(network).summary();
        const milliseconds = performance.now() - start;
        if (parameters !== expected) throw new Error(`${network} has ${parameters} parameters`);
        return milliseconds;
      };
      for (let warmup = 0; warmup < 20; warmup += 1) once();
      return Array.from({ length: 50 }, once);
    },
  };
}
