import { workOnSweep } from "netgraft";

/** Works on the sweep in a folder until all of it is done; writes a sign for each step. */
const [folder = ""] = process.argv.slice(2);
await workOnSweep(folder, {
  threads: 1,
  workers: 0,
  onEvent: (event) => {
    if (event.kind === "training" && event.event.kind === "step") process.stdout.write(".");
  },
});
