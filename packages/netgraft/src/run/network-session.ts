import type { Network } from "@netgraft/core";
import {
  type Engine,
  exposing,
  type Exposure,
  type Graph,
  type NetworkState,
  OperationUnsupportedError,
  type Session,
} from "@netgraft/core/graph";
import { defaultEngine } from "./default-engine.js";
import { networkState } from "./network-state.js";
import type { WeightsSource } from "./weights-source.js";

/** A network that an engine has loaded, with its weights. */
export interface NetworkSession extends Session {
  readonly network: Network;
  /** The network's graph, with what is exposed as further outputs. */
  readonly graph: Graph;
}

/** How a network is loaded. */
export interface SessionOptions {
  /** One of a framework's `catalog.engines`; by default the ONNX engine. */
  readonly engine?: Engine | undefined;
  /** The folder from which the network's config is named, for a file of labels; by default the working directory. */
  readonly cwd?: string | undefined;
  /** Native threads; by default as many as there are processors. */
  readonly threads?: number | undefined;
  /** Values inside the network that it gives, too: feature maps, the embedding, … */
  readonly exposed?: readonly Exposure[] | undefined;
  /** Releases the session, whatever it is doing. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Loads a network with its weights into an engine; the caller releases the session.
 * @throws NG_OPERATION_UNSUPPORTED; NG_NOTHING_SELECTED where the network has not what is exposed; as `networkState`; the engine's own coded errors
 */
export async function openSession(
  network: Network,
  { weights, ...options }: SessionOptions & { readonly weights: WeightsSource },
): Promise<NetworkSession> {
  const { engine = defaultEngine() } = options;
  // Before the weights, which can be large.
  assertSupported(network, engine);
  exposing(network.graph, options.exposed ?? []);
  return startSession(network, await networkState(network, weights, options), { ...options, engine });
}

/** The same with weights that are at hand. */
export async function startSession(
  network: Network,
  state: NetworkState,
  { engine = defaultEngine(), threads, exposed = [], signal }: SessionOptions,
): Promise<NetworkSession> {
  assertSupported(network, engine);
  signal?.throwIfAborted();
  const graph = exposing(network.graph, exposed);
  const session = await engine.open({ graph, state }, threads === undefined ? {} : { threads });
  const release = (): Promise<void> => {
    signal?.removeEventListener("abort", onAbort);
    return session.release();
  };
  const onAbort = (): void => void release();
  if (signal?.aborted === true) await release();
  signal?.throwIfAborted();
  signal?.addEventListener("abort", onAbort);
  return {
    network,
    graph,
    run: (inputs) => session.run(inputs),
    benchmark: (inputs, runs) => session.benchmark(inputs, runs),
    release,
  };
}

function assertSupported({ graph }: Network, engine: Engine): void {
  const kinds = engine.unsupported(graph);
  if (kinds.length === 0) return;
  throw new OperationUnsupportedError(
    kinds.map((kind) => ({ at: kind, message: `the engine "${engine.name}" cannot run this operation` })),
  );
}
