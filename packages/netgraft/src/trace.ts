import { counted, nearest, OptionUnsupportedError, type PassTrace, tracePasses } from "@netgraft/core/host";

/** What can be traced, by its name in `NETGRAFT_TRACE`. */
const traceable = ["passes"] as const;

let stop: (() => void) | undefined;

/**
 * Writes what the environment variable `NETGRAFT_TRACE` asks for from now on: `passes` for a line for each pass over a graph.
 * @throws NG_OPTION_UNSUPPORTED where it asks for anything else
 */
export function traceAsAsked(
  { NETGRAFT_TRACE: asked = "" }: Readonly<Record<string, string | undefined>> = process.env,
  write: (line: string) => void = (line) => void process.stderr.write(`${line}\n`),
): void {
  const wanted = asked.split(",").filter((name) => name !== "");
  const problems = wanted
    .filter((name) => !traceable.some((each) => each === name))
    .map((name) => {
      const similar = nearest(name, traceable);
      return {
        at: "NETGRAFT_TRACE",
        message: "there is no such trace",
        expected: traceable.join(", "),
        found: name,
        ...(similar === undefined ? {} : { nearest: similar }),
      };
    });
  if (problems.length > 0) throw new OptionUnsupportedError(problems);
  stop?.();
  stop = wanted.includes("passes") ? tracePasses((trace) => write(passLine(trace))) : undefined;
}

/** `onnx export of tiny: decompose, 112 → 98 nodes, + add 3, − batchNorm 17, 4.1 ms`. */
function passLine({ pipeline, pass, graph, before, after, added, removed, milliseconds }: PassTrace): string {
  const counts = (sign: string, byKind: Readonly<Record<string, number>>): readonly string[] => {
    const all = Object.entries(byKind).map(([kind, count]) => `${kind} ${count}`);
    return all.length === 0 ? [] : [`${sign} ${all.join(" ")}`];
  };
  const nodes = before === after ? counted(after, "node") : `${before} → ${counted(after, "node")}`;
  const time = `${milliseconds.toFixed(1)} ms`;
  return [`${pipeline} of ${graph}: ${pass}`, nodes, ...counts("+", added), ...counts("−", removed), time].join(", ");
}
