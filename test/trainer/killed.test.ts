import { killAndResume } from "./kill-and-resume.js";

// With every engine, and more often: test/endurance.
describe("a run that is killed", () => {
  it("goes on from its last checkpoint, and comes to the same to the bit", () =>
    killAndResume({ engine: "onnx", epochs: 3 }, 3)).timeout(180_000);
});
