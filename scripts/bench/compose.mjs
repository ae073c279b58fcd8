import { createFramework } from "netgraft";

/** Composing a network and counting it, after the code is warm. */
export const compose = {
  name: "compose and count seresnet152, warm",
  unit: "ms",
  limit: 20,
  measure() {
    const framework = createFramework();
    const once = () => {
      const start = performance.now();
      const { parameters } = framework.compose("seresnet152").summary();
      const milliseconds = performance.now() - start;
      if (parameters !== 66_821_848) throw new Error(`seresnet152 has ${parameters} parameters`);
      return milliseconds;
    };
    for (let warmup = 0; warmup < 20; warmup += 1) once();
    return Array.from({ length: 50 }, once);
  },
};
