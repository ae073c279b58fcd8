import { onEachEngine } from "../support/engines.js";
import { killAndResume } from "../trainer/kill-and-resume.js";

onEachEngine("a run that is killed 20 times", ({ name }) => {
  it("comes to the same to the bit", () => killAndResume({ engine: name, epochs: 12 }, 20)).timeout(600_000);
});
