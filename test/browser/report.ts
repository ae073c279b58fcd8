import { createFramework } from "@netgraft/core";
import { float32Tensor, type Program, type Tensor } from "@netgraft/core/graph";
import { drawNetwork, networkSvg } from "@netgraft/diagram";
import { onnxPieces } from "@netgraft/onnx";
import { attention } from "@netgraft/plugin-attention";
import { efficientnet } from "@netgraft/plugin-efficientnet";
import { inception } from "@netgraft/plugin-inception";
import { mobilenet } from "@netgraft/plugin-mobilenet";
import { resnet } from "@netgraft/plugin-resnet";
import { se } from "@netgraft/plugin-se";
import { shufflenet } from "@netgraft/plugin-shufflenet";
import { vgg } from "@netgraft/plugin-vgg";
import { initialize } from "@netgraft/weights";

/** What SE-ResNet-50 comes to; the same wherever it is asked for. */
export interface Report {
  readonly parameters: number;
  readonly macs: number;
  readonly features: readonly (readonly [name: string, channels: number, reduction: number])[];
  /** The drawing. */
  readonly svg: string;
  /** Of the ONNX file with weights drawn with the seed 1. */
  readonly onnx: { readonly bytes: number; readonly sha256: string };
}

function framework(): ReturnType<typeof createFramework> {
  return createFramework({ plugins: [se, attention, resnet, inception, mobilenet, efficientnet, shufflenet, vgg] });
}

/** Composes, counts, draws and lowers SE-ResNet-50. */
export async function report(): Promise<Report> {
  const network = framework().compose("seresnet50");
  const { parameters, macs } = network.summary();
  const { graph } = network;
  const pieces = [...(await onnxPieces({ graph, state: initialize(graph.state(), { seed: 1 }) }))];
  const file = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let offset = 0;
  for (const piece of pieces) {
    file.set(piece, offset);
    offset += piece.byteLength;
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", file));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return {
    parameters,
    macs,
    features: network.features().map(({ name, channels, reduction }) => [name, channels, reduction]),
    svg: await networkSvg(drawNetwork(graph)),
    onnx: { bytes: file.byteLength, sha256 },
  };
}

/** A small network with every weight drawn, and a picture for it. */
export function smallRun(): { readonly program: Program; readonly input: Tensor } {
  const { graph } = framework().compose("seresnet20_cifar");
  const data = Float32Array.from({ length: 2 * 3 * 32 * 32 }, (_, index) => Math.sin(index));
  return {
    program: { graph, state: initialize(graph.state(), { seed: 1 }) },
    input: float32Tensor([2, 3, 32, 32], data),
  };
}
