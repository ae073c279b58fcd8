/** A kernel of onnxruntime in all runs of a profile. */
export interface KernelRuns {
  /** The name of the node that it runs, in the model as onnxruntime has rewritten it. */
  readonly name: string;
  /** The kind of the node. */
  readonly operation: string;
  /** Bytes that it reads and writes, each tensor once. */
  readonly bytes: number;
  /** In each run. */
  readonly milliseconds: readonly number[];
}

/** An event of onnxruntime's profile, which has them in the form of Chrome's traces; times in microseconds. */
interface ProfileEvent {
  readonly cat: string;
  readonly name: string;
  readonly dur: number;
  readonly args?: Readonly<Record<string, unknown>>;
}

const ending = "_kernel_time";

/**
 * Reads what each kernel took in each run from a profile of onnxruntime.
 * @param text JSON as onnxruntime writes it
 * @param skipped runs at the beginning that do not count
 */
export function runTimes(text: string, skipped: number): readonly KernelRuns[] {
  // The format of the runtime whose version is pinned.
  const events = JSON.parse(text) as readonly ProfileEvent[];
  const kernels = new Map<string, { operation: string; bytes: number; milliseconds: number[] }>();
  let run = 0;
  for (const { cat, name, dur, args = {} } of events) {
    if (name === "model_run") run += 1;
    if (cat !== "Node" || !name.endsWith(ending) || run < skipped) continue;
    const node = name.slice(0, -ending.length);
    let kernel = kernels.get(node);
    if (kernel === undefined) {
      const bytes = ["activation_size", "parameter_size", "output_size"].map((key) => Number(args[key] ?? 0));
      kernel = {
        operation: String(args["op_name"]),
        bytes: bytes.reduce((sum, size) => sum + size, 0),
        milliseconds: [],
      };
      kernels.set(node, kernel);
    }
    const at = run - skipped;
    kernel.milliseconds[at] = (kernel.milliseconds[at] ?? 0) + dur / 1000;
  }
  return [...kernels].map(([name, kernel]) => ({ name, ...kernel }));
}
