import { onEachEngine } from "../support/engines.js";
import { killAndResume } from "./kill-and-resume.js";

onEachEngine("a run that is killed", ({ name }) => {
  it("goes on from its last checkpoint, and comes to the same to the bit", () =>
    killAndResume({ engine: name, epochs: 3 }, 3)).timeout(180_000);
});
