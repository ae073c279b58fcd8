import { availableParallelism } from "node:os";
import type { OpenedDataset, Problem } from "@netgraft/core";
import {
  counted,
  type Exposure,
  float32Tensor,
  type Graph,
  notFiniteCount,
  requireFloat32,
  type Tensor,
} from "@netgraft/core/graph";
import { pictureDecoder, PictureLoader, sourceName, startPictureWorkers } from "@netgraft/data";
import { NotFiniteError } from "@netgraft/training";
import { localWeights } from "../fetched-weights.js";
import type { Composition } from "../input-shape.js";
import { openSession } from "../network-session.js";
import type { TrainingRunOptions } from "../training-options.js";
import type { WeightsSource } from "../weights-source.js";
import { type GateStatistics, GateTally } from "./gate-statistics.js";
import { type GatePictures, openGatePictures, type PicturesOptions } from "./gate-pictures.js";

/** Which gates are measured, and on which pictures. */
export interface MeasureGatesOptions extends TrainingRunOptions, PicturesOptions {
  readonly weights: WeightsSource;
  /** Which gates, by the paths of their attachments: `layer4.*.se`; by default all. */
  readonly select?: string | undefined;
  /** Pictures per run; 16 by default. */
  readonly batch?: number | undefined;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  readonly onNote?: ((note: Problem) => void) | undefined;
}

/** A gate of a network, and what it did. */
export interface MeasuredGate extends GateStatistics {
  /** The path of its attachment, with a number where an attachment has several: `layer1.0.cbam`, `layer1.0.cbam_1`. */
  readonly path: string;
  /** The type of its attachment. */
  readonly type: string;
  /** The axes that it has beside batch and channel, over which it is averaged: `height`, `width`. */
  readonly averaged: readonly string[];
}

/** What the gates of a network do. */
export interface GateActivity {
  readonly network: string;
  readonly pictures: number;
  readonly classes: readonly { readonly name: string; readonly pictures: number }[];
  /** In the order of the network's blocks. */
  readonly gates: readonly MeasuredGate[];
}

/**
 * Shows a network every picture of a part of a dataset and counts what its gates (what its attachments multiply with) come to, by channel
 * and class: section 6.5 and Figures 6 and 7 of Hu et al. (2018, arXiv:1709.01507). What a gate has of positions is averaged.
 * @throws NG_NOTHING_SELECTED where the network has no gate, or none of the path; NG_NOT_FINITE; NG_DATASET_LAYOUT, NG_TRAINING_NEEDED where there are no
 *   pictures; the errors of datasets, pictures, weights and engines; the reason of `signal`
 */
export async function measureGates(composition: Composition, options: MeasureGatesOptions): Promise<GateActivity> {
  const { framework, network } = composition;
  const { engine, threads, signal, select, batch = 16, onProgress, onNote } = options;
  const cwd = options.cwd ?? process.cwd();
  const weights = await localWeights(options.weights, signal);
  const exposed: Exposure[] = [{ kind: "gate", ...(select !== undefined && { path: select }) }];
  const session = await openSession(network, { weights, cwd, engine, threads, exposed, signal });
  const workers = startPictureWorkers(options.workers ?? Math.min(4, availableParallelism()));
  try {
    const pictures = await openGatePictures(composition, { ...options, cwd, weights });
    const { dataset, split } = pictures;
    for (const note of dataset.notes ?? []) onNote?.(note);
    const gates = gatesOf(session.graph, dataset);
    const loader = new PictureLoader(split, {
      workers,
      decoder: framework.services.get(pictureDecoder),
      network: network.config,
      brokenPictures: dataset.brokenPictures,
      onBroken: (problem) => onNote?.(problem),
    });
    let done = 0;
    for await (const { images, indices, labels, shape } of loader.batches({ ...inOrder, batch, signal })) {
      const outputs = await session.run({ input: float32Tensor(shape, images) });
      for (const { name, channels, tally } of gates) {
        const gate = requireFloat32(outputs[name], name);
        await assertFiniteGate(name, gate, indices, pictures);
        const length = gate.data.length / labels.length;
        for (const [row, label] of labels.entries())
          tally.add(label, byChannel(gate.data.subarray(row * length, (row + 1) * length), channels));
      }
      done += labels.length;
      onProgress?.(done, split.length);
    }
    const measured = gates.map(({ tally, path, type, averaged }) => ({ path, type, averaged, ...tally.statistics }));
    const counts = measured[0]?.classes ?? [];
    return {
      network: network.name,
      pictures: done,
      classes: dataset.classes.map((name, label) => ({ name, pictures: counts[label]?.pictures ?? 0 })),
      gates: measured,
    };
  } finally {
    await workers.close();
    await session.release();
  }
}

const inOrder = { shuffle: false, dropLast: false } as const;

interface Gate extends Pick<MeasuredGate, "path" | "type" | "averaged"> {
  /** Of the output. */
  readonly name: string;
  readonly channels: number;
  readonly tally: GateTally;
}

/** The gates that a graph has as outputs. */
function gatesOf(graph: Graph, { classes }: OpenedDataset): readonly Gate[] {
  const types = new Map(
    graph.marks.flatMap((mark) =>
      mark.kind === "attachment" ? [[graph.scopes[mark.scope]?.path ?? "", mark.type] as const] : [],
    ),
  );
  return Object.entries(graph.outputs).flatMap(([name, { axes }]): Gate[] => {
    const path = /^gate\.(.*)$/.exec(name)?.[1];
    if (path === undefined) return [];
    const channel = axes.find((axis) => axis.name === "channel")?.size;
    const channels = typeof channel === "number" ? channel : 1;
    const positions = axes.filter((axis) => axis.name !== "batch" && axis.name !== "channel" && axis.size !== 1);
    const averaged = positions.map((axis) => axis.name);
    const type = types.get(path) ?? types.get(path.replace(/_\d+$/, "")) ?? "";
    return [{ name, path, type, averaged, channels, tally: new GateTally(channels, classes.length) }];
  });
}

/** The gate of a picture, [channel, …] or […], as its means over all but channels. */
function byChannel(values: Float32Array, channels: number): ArrayLike<number> {
  const positions = values.length / channels;
  if (positions === 1) return values;
  return Float64Array.from({ length: channels }, (_, channel) => {
    let total = 0;
    for (let position = 0; position < positions; position += 1) total += values[channel * positions + position] ?? 0;
    return total / positions;
  });
}

async function assertFiniteGate(
  name: string,
  gate: Tensor<"float32">,
  indices: Int32Array,
  { split }: GatePictures,
): Promise<void> {
  const wrong = notFiniteCount(gate);
  if (wrong === 0) return;
  const length = gate.data.length / indices.length;
  const row = gate.data.findIndex((value) => !Number.isFinite(value));
  const { source } = await split.item(indices[Math.floor(row / length)] ?? 0);
  throw new NotFiniteError({
    at: sourceName(source),
    message: `${name} is not finite for this picture`,
    found: counted(wrong, "such number"),
  });
}
