/**
 * Compares the engines: a step of training, and a prediction, of some networks. The table in
 * packages/netgraft/src/run/choose-engine.ts, by which `--engine auto` chooses, follows what this prints.
 * Arguments: names of networks; without any, all.
 */
import { availableParallelism, cpus } from "node:os";
import { cases, measureEngines } from "./bench/engines.mjs";
import { statistics } from "./bench/statistics.mjs";

const wanted = process.argv.slice(2);
const [first, second] = ["onnx", "tensorflow"];
const threads = availableParallelism();
console.log(`${cpus()[0]?.model ?? "unknown processor"}, ${threads} threads, Node ${process.version}\n`);

for (const each of cases.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const tasks = await measureEngines(each, [first, second], { threads });
  for (const [task, times] of Object.entries(tasks)) {
    const [a, b] = [first, second].map((engine) => statistics(times[engine]).median);
    const figures = `${first} ${a.toFixed(1)} ms, ${second} ${b.toFixed(1)} ms`;
    const faster = a < b ? `${first} ${(b / a).toFixed(2)}` : `${second} ${(a / b).toFixed(2)}`;
    console.log(
      `${task} of ${each.name}, batch ${each.batch}, ${each.size}×${each.size}: ${figures}; ${faster} × as fast`,
    );
  }
}
