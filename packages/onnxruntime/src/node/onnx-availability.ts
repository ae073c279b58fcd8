import type { Availability } from "@netgraft/core/graph";
import { probeOnnxEngine } from "./start-onnx-engine.js";

const what = "onnxruntime";

/** Starts onnxruntime, to see whether it can be used here. */
export async function onnxAvailability(): Promise<Availability> {
  const probe = await probeOnnxEngine();
  if (probe.available) {
    const { version, provider } = probe.identity;
    return { usable: true, findings: [{ what, state: "ok", found: `${version}, provider ${provider}` }] };
  }
  const { message } = probe.error;
  const advice = "ONNXRUNTIME_NODE_INSTALL=skip npm install onnxruntime-node";
  return {
    usable: false,
    why: `cannot be used: ${message}`,
    findings: [{ what, state: "broken", found: message, advice }],
  };
}
