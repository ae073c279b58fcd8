import { float32Tensor, nearest, OptionUnsupportedError, requireFloat32 } from "@netgraft/core/graph";
import { readPictureInput } from "@netgraft/data";
import { NotFiniteError } from "@netgraft/training";
import { defaultEngine } from "../default-engine.js";
import { localWeights } from "../fetched-weights.js";
import type { Composition } from "../input-shape.js";
import type { SessionOptions } from "../network-session.js";
import { networkState } from "../network-state.js";
import { probabilityForm } from "../probability-form.js";
import { assertClassifies, labelled, type LabelledProbability } from "../top-classes.js";
import { classNames } from "../weights-classes.js";
import type { WeightsSource } from "../weights-source.js";
import { activationGraph } from "./activation-graph.js";
import { type ActivationMap, activationMap, type ActivationMethod } from "./activation-map.js";
import { activationPicture } from "./activation-picture.js";

/** What of a picture is explained, and how. */
export interface ExplainPictureOptions extends Omit<SessionOptions, "exposed"> {
  readonly weights: WeightsSource;
  /** The class, by its name or its index; by default the most probable one. */
  readonly of?: string | undefined;
  /** The map that is looked at: the name of a stage, or the path of a site, an attachment or a node; by default the last stage's. */
  readonly at?: string | undefined;
  /** `gradcam` by default. */
  readonly method?: ActivationMethod | undefined;
}

/** Where in a picture a network sees a class. */
export interface ExplainedPicture {
  readonly class: LabelledProbability;
  /** Of the graph: `feature.layer4`. */
  readonly at: string;
  readonly method: ActivationMethod;
  readonly map: ActivationMap;
  /** A PNG of what the network has seen, with the map over it. */
  readonly png: Uint8Array;
}

/**
 * Where in a picture a network sees a class, by Grad-CAM or HiResCAM at any of its maps; see {@link activationMap}.
 * @throws NG_NOTHING_SELECTED, NG_OPTION_UNSUPPORTED for a map or a class that there is not; NG_NOT_FINITE; as `openSession` and `readPictureInput`
 */
export async function explainPicture(
  composition: Composition,
  picture: string,
  {
    weights: given,
    of,
    at,
    method = "gradcam",
    engine = defaultEngine(),
    threads,
    signal,
    ...options
  }: ExplainPictureOptions,
): Promise<ExplainedPicture> {
  const { network, framework } = composition;
  assertClassifies(network);
  const { graph, map, gradient } = activationGraph(network.graph, at);
  const weights = await localWeights(given, signal);
  const cwd = options.cwd ?? process.cwd();
  const names = (await classNames(network, weights, cwd, framework.services))?.map(({ label }) => label);
  const asked = of === undefined ? undefined : classIndex(of, names, network.config.classes);
  const { channels, height, width } = network.config.input;
  const values = await readPictureInput(picture, network.config, framework.services);
  const input = float32Tensor([1, channels, height, width], values);
  const state = await networkState(network, weights, { signal, cwd });
  const opening = threads === undefined ? {} : { threads };
  signal?.throwIfAborted();
  const session = await engine.open({ graph, state }, opening);
  try {
    const run = async (index: number) => {
      const target = new Float32Array(network.config.classes);
      target[index] = 1;
      return session.run({ input, target: float32Tensor([1, target.length], target) });
    };
    const first = await run(asked ?? 0);
    const logits = requireFloat32(first["logits"], "logits").data;
    if (!logits.every(Number.isFinite))
      throw new NotFiniteError({ at: picture, message: "the network's logits for this picture are not finite" });
    const all = labelled(logits, { top: logits.length, labels: names, probabilities: probabilityForm(composition) });
    const chosen = all.find(({ index }) => index === asked) ?? all[0];
    if (chosen === undefined) throw new TypeError("a network with a classifier gives a logit");
    const outputs = chosen.index === (asked ?? 0) ? first : await run(chosen.index);
    const found = activationMap(requireFloat32(outputs[map], map), requireFloat32(outputs[gradient], gradient), method);
    return { class: chosen, at: map, method, map: found, png: await activationPicture(values, network.config, found) };
  } finally {
    await session.release();
  }
}

/** @throws NG_OPTION_UNSUPPORTED */
function classIndex(wanted: string, names: readonly string[] | undefined, count: number): number {
  const named = names?.indexOf(wanted) ?? -1;
  if (named >= 0) return named;
  const index = /^\d+$/.test(wanted) ? Number(wanted) : Number.NaN;
  if (index < count) return index;
  const similar = nearest(wanted, names ?? []);
  throw new OptionUnsupportedError({
    at: "of",
    message: "the network has no such class",
    expected: `a name of a class, or an index from 0 to ${count - 1}`,
    found: wanted,
    ...(similar !== undefined && { nearest: similar }),
  });
}
