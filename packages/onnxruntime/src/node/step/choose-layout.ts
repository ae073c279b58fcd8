import { startOnnxEngine } from "../start-onnx-engine.js";
import type { Layout } from "./layout/layout.js";
import { portable } from "./layout/portable.js";

/** The names of the layouts of a step. */
export type LayoutName = Layout["name"];

let known: Promise<Layout> | undefined;

/**
 * The layout made for this processor, if onnxruntime has one for it and a small step comes out as with the portable
 * one: its operators are onnxruntime's own, and nothing says that the next version has them. It is tried once, in an engine
 * of its own, which may crash.
 */
export function layoutOfProcessor(): Promise<Layout> {
  known ??= tried();
  return known;
}

async function tried(): Promise<Layout> {
  const [{ blockedLayout }, { blockSize }, { agreesWithPortable }] = await Promise.all([
    import("./blocked/blocked-layout.js"),
    import("./blocked/block-size.js"),
    import("./self-test.js"),
  ]);
  const engine = await startOnnxEngine({ threads: 1 });
  try {
    const block = await blockSize(engine);
    if (block === undefined) return portable;
    const layout = blockedLayout(block);
    return (await agreesWithPortable(engine, layout)) ? layout : portable;
  } finally {
    await engine.close();
  }
}
