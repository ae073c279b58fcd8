import type { CommandContext } from "../context.js";
import { formatTable } from "../output/table.js";
import type { Finding } from "@netgraft/core/graph";

/** Prints findings, and below them what to do; fails where what is needed is not `usable`. */
export function printFindings(
  context: CommandContext,
  findings: readonly Finding[],
  { usable, json }: { readonly usable: boolean; readonly json?: boolean | undefined },
): void {
  if (!usable) context.fail();
  if (json === true) return context.printJson({ usable, findings });
  const columns = ["what", "state", "found"].map((title) => ({ title }));
  const rows = findings.map(({ what, state, found }) => [what, state, found]);
  context.print(formatTable({ columns, rows }, context.stdout));
  const advised = findings.filter(({ advice }) => advice !== undefined);
  if (advised.length > 0) context.printProse(`\n${advised.map(({ what, advice }) => `${what}: ${advice}`).join("\n")}`);
}
