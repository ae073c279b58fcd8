import { defineError, nearest, oneOf } from "../errors/index.js";

export const LimitsError = defineError(
  "NG_LIMITS",
  "The environment variable NETGRAFT_LIMITS does not say which limits are to be other ones.",
  "Write it as `name=number`, several with a comma between them; docs/limits.md lists the names.",
);

/** A limit that holds before work is done or memory taken. */
export interface Limit {
  /** What is counted. */
  readonly unit: string;
  /** Of what, for docs/limits.md. */
  readonly of: string;
  readonly most: number;
}

/** The limits by name, each far above what is met in practice. */
export const limits = {
  "text-bytes": { unit: "bytes", of: "a config, a list of labels, and any other text that is named", most: 2 ** 22 },
  "sweep-bytes": { unit: "bytes", of: "the record of a sweep", most: 2 ** 27 },
  values: {
    unit: "values",
    of: "a config, what aliases stand for counted each time",
    most: 100_000,
  },
  depth: { unit: "levels", of: "what is nested in a config, and in JSON in a file", most: 100 },
  "graph-values": { unit: "values", of: "the graph of a network, or of its training step", most: 500_000 },
  tensors: { unit: "tensors", of: "a file of weights", most: 100_000 },
  "array-bytes": { unit: "bytes", of: "an array to predict", most: 2 ** 32 },
  "dataset-bytes": { unit: "bytes", of: "a file of many pictures that is read whole, as CIFAR's", most: 2 ** 30 },
  "picture-bytes": { unit: "bytes", of: "the file of a picture", most: 2 ** 28 },
  // Beyond it Pillow warns of a decompression bomb (`Image.MAX_IMAGE_PIXELS`).
  "picture-pixels": { unit: "pixels", of: "a picture, by the size that its file declares", most: 89_478_485 },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof limits;

/** The environment variable that sets limits: `picture-pixels=3e8,depth=200`. */
export const limitsVariable = "NETGRAFT_LIMITS";

/** The most that is taken. @throws NG_LIMITS where the environment variable cannot be understood */
export function limitOf(name: LimitName): number {
  return settings().get(name) ?? limits[name].most;
}

/** What is expected where a limit is passed: the limit, and how to have another. */
export function withinLimit(name: LimitName): string {
  return `at most ${limitOf(name)} ${limits[name].unit} (${limitsVariable}=${name}=… allows more)`;
}

let read: { readonly text: string | undefined; readonly settings: ReadonlyMap<string, number> } | undefined;

/** What the environment variable says now; nothing in a browser, which has none. */
function settings(): ReadonlyMap<string, number> {
  // Not `process`, which core has not: threads and processes inherit the environment, and so have the same limits.
  const { process } = globalThis as {
    readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
  };
  const text = process?.env?.[limitsVariable];
  if (read === undefined || read.text !== text) read = { text, settings: parseLimits(text ?? "") };
  return read.settings;
}

/** @throws NG_LIMITS with all that is wrong */
function parseLimits(text: string): ReadonlyMap<string, number> {
  const parts = text.split(",").filter((part) => part.trim() !== "");
  const parsed = parts.map((part): readonly [string, number] => {
    const [name = "", number = "", ...more] = part.split("=").map((word) => word.trim());
    return [name, more.length === 0 && number !== "" ? Number(number) : Number.NaN];
  });
  const problems = parsed.flatMap(([name, number]) => {
    if (!Object.hasOwn(limits, name)) {
      const similar = nearest(name, Object.keys(limits));
      return [
        {
          at: limitsVariable,
          message: `there is no limit "${name}"`,
          expected: oneOf(Object.keys(limits)),
          ...(similar !== undefined && { nearest: similar }),
        },
      ];
    }
    return Number.isSafeInteger(number) && number > 0
      ? []
      : [
          {
            at: limitsVariable,
            message: `the limit "${name}" is no number`,
            expected: `${name}=<a whole number above 0>`,
          },
        ];
  });
  if (problems.length > 0) throw new LimitsError(problems);
  return new Map(parsed);
}
