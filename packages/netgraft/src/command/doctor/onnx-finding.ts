import { probeOnnxEngine } from "@netgraft/onnx";
import type { Finding } from "./finding.js";

/** onnxruntime, which the default engine needs. */
export async function onnxFinding(): Promise<Finding> {
  const probe = await probeOnnxEngine();
  if (probe.available) {
    const { version, provider } = probe.identity;
    return { what: "onnxruntime", state: "ok", found: `${version}, provider ${provider}` };
  }
  return {
    what: "onnxruntime",
    state: "broken",
    found: probe.error.message,
    advice: "ONNXRUNTIME_NODE_INSTALL=skip npm install onnxruntime-node",
  };
}
