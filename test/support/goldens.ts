import { readFileSync } from "node:fs";
import type { WrittenNetworkConfig } from "@netgraft/core";

/** What PyTorch computed for a small network whose weights and input derive from names; see scripts/goldens. */
export interface NetworkGolden {
  readonly id: string;
  /** Without the name. */
  readonly config: DistributedOmit<WrittenNetworkConfig, "name">;
  readonly batch: number;
  /** What weights of convolutions are multiplied with; by default 1. */
  readonly gain?: number;
  readonly parameters: number;
  readonly macs: number;
  readonly features?: readonly { readonly path: string; readonly shape: readonly number[] }[];
  readonly outputShape: readonly number[];
  readonly logits: readonly (readonly number[])[];
}

type DistributedOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** The text of a file under test/goldens. */
export function goldenText(path: string): string {
  return readFileSync(new URL(`../../goldens/${path}`, import.meta.url), "utf8");
}

/** The goldens of one file. */
export function networkGoldens(file: string): readonly NetworkGolden[] {
  // The files are written by scripts/goldens in this form: `config`, or `network` (a preset), `input` and `classes`.
  const entries = JSON.parse(goldenText(`${file}.json`)) as (NetworkGolden & {
    network?: string;
    input: object;
    classes: number;
  })[];
  return entries.map(({ network, input, classes, ...golden }) =>
    network === undefined ? golden : { ...golden, config: { extends: network, input, classes } },
  );
}

/** The rows of a table under test/goldens as records, comment lines left out; no field holds a comma. */
export function goldenTable(file: string): readonly Readonly<Record<string, string>>[] {
  const [header = "", ...rows] = goldenText(file)
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const keys = header.split(",");
  return rows.map((row) => {
    const fields = row.split(",");
    return Object.fromEntries(keys.map((key, column) => [key, fields[column] ?? ""]));
  });
}
