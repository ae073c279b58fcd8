import {
  axes,
  conv,
  type Engine,
  type ExecutionProfile,
  float32Tensor,
  globalPool,
  type Graph,
  GraphBuilder,
  layerCosts,
  multiply,
  only,
  type ProfileOptions,
  squareWindow,
  type Value,
} from "@netgraft/core/graph";
import { initialState } from "../initial-state.js";

/** What an engine reaches on a machine at most. */
export interface MachineRoof {
  /** Billions of floating-point operations in a second; a multiply-accumulate is two. */
  readonly gigaflops: number;
  /** Billions of bytes in a second, read and written, of values that no cache holds. */
  readonly gigabytes: number;
}

/** Kernels of fewer multiply-accumulates are too short for the engine's clock. */
const fewest = 1e7;

/** Values of fewer bytes may stay in a cache. */
const cached = 1 << 26;

/**
 * Measures the roof of an engine on this machine (Williams, Waterman, Patterson 2009) with its own kernels: convolutions that
 * have much to compute for each byte, and a product of two maps that no cache holds.
 * @throws as `engine.profile`
 */
export async function measureRoof(
  profile: NonNullable<Engine["profile"]>,
  options: Pick<ProfileOptions, "threads" | "signal">,
): Promise<MachineRoof> {
  const graph = roofGraph();
  const state = await initialState(graph.state(), 0, { signal: options.signal });
  const inputs = {
    small: float32Tensor([1, 256, 28, 28], new Float32Array(256 * 28 * 28).fill(0.5)),
    large: float32Tensor([1, 16, 256, 256], new Float32Array(16 * 256 * 256).fill(0.5)),
  };
  const measured = await profile({ graph, state }, inputs, { ...options, warmup: 1, counted: 8 });
  return { gigaflops: fastestProduct(graph, measured, 1), gigabytes: fastestMove(measured) };
}

/** The fastest kernel that computes, in billions of operations in a second; 0 where none is long enough. */
export function fastestProduct(graph: Graph, { kernels }: ExecutionProfile, batch: number): number {
  const costs = new Map(layerCosts(graph).map(({ node, macs }) => [node.path, macs]));
  return kernels.reduce((most, { nodes, milliseconds, isLayout }) => {
    if (isLayout) return most;
    const macs = batch * nodes.reduce((sum, path) => sum + (costs.get(path) ?? 0), 0);
    return macs < fewest ? most : Math.max(most, (2 * macs) / milliseconds / 1e6);
  }, 0);
}

function fastestMove({ kernels }: ExecutionProfile): number {
  return kernels.reduce(
    (most, { bytes, milliseconds }) => (bytes < cached ? most : Math.max(most, bytes / milliseconds / 1e6)),
    0,
  );
}

/** Convolutions of 3×3 and 1×1 on 256 channels, and the product of two maps of 64 MiB each. */
function roofGraph(): Graph {
  const b = new GraphBuilder("roof");
  const convolved = (name: string, x: Value, channels: { readonly in: number; readonly out: number }, size: number) => {
    const shape = axes({ out: channels.out, in: channels.in, height: size, width: size });
    const weight = b.parameter(`${name}.weight`, shape, { kind: "normal", deviation: 0.02 });
    const windows = squareWindow({ size, padding: (size - 1) / 2 });
    return only(b.apply(conv, [x, weight], { groups: 1, windows }, name));
  };
  const mean = (name: string, x: Value): void => b.output(name, only(b.apply(globalPool, [x], { of: "mean" }, name)));
  const side = { in: 256, out: 256 };
  const small = b.input("small", { dtype: "float32", axes: axes({ batch: 1, channel: 256, height: 28, width: 28 }) });
  mean("compute", convolved("point", convolved("square", small, side, 3), side, 1));
  const large = b.input("large", { dtype: "float32", axes: axes({ batch: 1, channel: 16, height: 256, width: 256 }) });
  const widened = { in: 16, out: 256 };
  const maps = ["left", "right"].map((name) => convolved(name, large, widened, 1));
  mean("move", only(b.apply(multiply, maps, {}, "product")));
  return b.build();
}
