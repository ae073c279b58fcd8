import { availableParallelism } from "node:os";
import type { Network } from "@netgraft/core";
import { type Engine, type ExecutionProfile, OperationUnsupportedError } from "@netgraft/core/graph";
import { ProfileUnsupportedError } from "../../errors.js";
import { defaultEngine } from "../default-engine.js";
import { initialState } from "../initial-state.js";
import { randomInput } from "../random-input.js";
import { fastestProduct, type MachineRoof, measureRoof } from "./machine-roof.js";
import type { NetworkProfile } from "./network-profile.js";
import { profiledAttachments, profileTree } from "./profile-tree.js";

/** How a network is profiled. */
export interface ProfileNetworkOptions {
  /** One of a framework's `catalog.engines`; by default the ONNX engine. */
  readonly engine?: Engine | undefined;
  /** Native threads; by default as many as there are processors. */
  readonly threads?: number | undefined;
  /** Examples per run, one size after the other; 1 by default. */
  readonly batches?: readonly number[];
  /** Runs before those that count; 3 by default. */
  readonly warmup?: number;
  /** Runs that count, of each size; 20 by default. */
  readonly counted?: number;
  /** Ends the work, whatever is being done. */
  readonly signal?: AbortSignal | undefined;
  /** Told what is being done. */
  readonly onProgress?: ((doing: string) => void) | undefined;
}

/**
 * Measures where the time of a network goes, with drawn weights and random inputs, by the engine's own clock: its modules, blocks,
 * attachments and layers, beside what they compute, what they move, and the roof of the engine on this machine.
 * @throws NG_PROFILE_UNSUPPORTED where the engine does not measure itself, NG_OPERATION_UNSUPPORTED; the engine's own coded errors
 */
export async function profileNetwork(
  network: Network,
  {
    engine = defaultEngine(),
    threads = availableParallelism(),
    batches = [1],
    warmup = 3,
    counted = 20,
    signal,
    onProgress,
  }: ProfileNetworkOptions = {},
): Promise<NetworkProfile> {
  const profile = engine.profile?.bind(engine);
  if (profile === undefined)
    throw new ProfileUnsupportedError({ at: engine.name, message: "this engine does not tell what each layer takes" });
  const { graph } = network;
  const kinds = engine.unsupported(graph);
  if (kinds.length > 0)
    throw new OperationUnsupportedError(
      kinds.map((kind) => ({ at: kind, message: `the engine "${engine.name}" cannot run this operation` })),
    );
  const options = { threads, signal };
  onProgress?.("measuring the machine");
  const reached = await measureRoof(profile, options);
  const state = await initialState(graph.state(), 0, { signal });
  const profiles: { readonly batch: number; readonly profile: ExecutionProfile }[] = [];
  for (const batch of batches) {
    onProgress?.(`running ${network.name} with ${batch} at a time`);
    const inputs = { input: randomInput(network, batch, 0) };
    profiles.push({ batch, profile: await profile({ graph, state }, inputs, { ...options, warmup, counted }) });
  }
  // The network may have a convolution that suits the machine better than those made to measure it.
  const gigaflops = profiles.reduce(
    (most, { batch, profile: own }) => Math.max(most, fastestProduct(graph, own, batch)),
    reached.gigaflops,
  );
  const roof: MachineRoof = { ...reached, gigaflops };
  const tree = profileTree(graph, profiles, roof);
  return {
    name: network.name,
    engine: engine.name,
    threads,
    roof,
    batches: profiles.map(({ batch, profile: { milliseconds, runs, kernels } }) => {
      const within = kernels.reduce((sum, kernel) => sum + kernel.milliseconds, 0);
      return { batch, milliseconds, betweenMilliseconds: milliseconds - within, runs };
    }),
    attachments: profiledAttachments(graph, tree),
    tree,
  };
}
