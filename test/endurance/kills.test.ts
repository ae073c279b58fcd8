import { killAndResume } from "../trainer/kill-and-resume.js";

describe("a run that is killed 20 times", () => {
  it("comes to the same to the bit", () => killAndResume({ engine: "onnx", epochs: 12 }, 20)).timeout(600_000);
});
