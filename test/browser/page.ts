/** What the test's page runs: it is bundled for a browser. */
import { requireFloat32 } from "@netgraft/core/graph";
import { openWebSession } from "@netgraft/onnxruntime/web";
import * as ort from "onnxruntime-web/wasm";
import { report, smallRun } from "./report.js";

// More threads need a page that is isolated from other origins.
ort.env.wasm.numThreads = 1;

/** The logits of a small network, by onnxruntime in the page. */
async function logits(): Promise<readonly number[]> {
  const { program, input } = smallRun();
  const session = await openWebSession(ort, program);
  try {
    const outputs = await session.run({ input });
    const [first] = await session.benchmark({ input }, { warmup: 0, counted: 1 });
    if (first === undefined || first <= 0) throw new Error("the run took no time");
    return Array.from(requireFloat32(outputs["logits"], "logits").data);
  } finally {
    await session.release();
  }
}

Object.assign(globalThis, { report, logits, isReady: true });
