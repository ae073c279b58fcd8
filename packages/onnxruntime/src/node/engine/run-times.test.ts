import { expect } from "chai";
import { runTimes } from "./run-times.js";

describe("the times of a profile", () => {
  const kernel = (name: string, dur: number, args: object = {}): object => ({
    cat: "Node",
    name: `${name}_kernel_time`,
    dur,
    args: { op_name: "Conv", activation_size: "100", parameter_size: "20", output_size: "3", ...args },
  });
  const run = { cat: "Session", name: "model_run", dur: 9 };
  const events = [
    { cat: "Session", name: "session_initialization", dur: 9 },
    kernel("a", 5000),
    kernel("b", 7000, { op_name: "Relu" }),
    run,
    kernel("a", 1000),
    kernel("b", 2000),
    { cat: "Node", name: "a_fence_before", dur: 4 },
    run,
    kernel("a", 1500),
    kernel("b", 2500),
    run,
  ];

  it("are those of each run after the first, in milliseconds", () => {
    expect(runTimes(JSON.stringify(events), 1)).to.deep.equal([
      { name: "a", operation: "Conv", bytes: 123, milliseconds: [1, 1.5] },
      { name: "b", operation: "Conv", bytes: 123, milliseconds: [2, 2.5] },
    ]);
  });
});
