import type { NetworkConfigInput } from "@netgraft/core";

/** A row of oracles.csv. */
export type OracleRow = Readonly<Record<string, string>>;

/** The config of an oracle's network. */
export type OracleConfig = Omit<NetworkConfigInput, "name">;

/** The SE of a row. */
export function seOf({ se_bias, rounding }: OracleRow): NonNullable<OracleConfig["attachments"]>[number]["attach"] {
  return { type: "se", bias: se_bias === "yes", rounding: rounding === "timm" ? "timm" : "floor" };
}

/** The attachments of a row whose network has SE at the standard site of its backbone, or none. */
export function standardSe(row: OracleRow): OracleConfig["attachments"] {
  return row["network"]?.startsWith("se") === true ? [{ attach: seOf(row) }] : [];
}
