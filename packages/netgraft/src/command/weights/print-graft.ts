import type { GraftMode } from "@netgraft/weights";
import { writeSafetensors } from "@netgraft/weights/node";
import type { PickedRows } from "../../run/adapted-weights.js";
import { defaultEngine } from "../../run/default-engine.js";
import { roundingNote } from "../../run/graft-difference.js";
import { graftedState, type GraftReport } from "../../run/grafted-state.js";
import { classesMetadata } from "../../run/weights-classes.js";
import { openArgument } from "../arguments/open-argument.js";
import { fetchProgress, weightsName } from "../arguments/weights-options.js";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { freeNameIn } from "../output/free-name.js";
import { formatCount, formatCounted } from "../output/numbers.js";
import { Progress } from "../output/progress.js";
import { formatTable } from "../output/table.js";
import type { WeightsGraftOptions } from "./options.js";

/** Writes trained weights for a network with attachments that are new to them, and says what came of each tensor. */
export async function printGraft(
  context: CommandContext,
  argument: string,
  { output, for: reference, mode, rename, adapt, except, stateDict, seed, json, ...options }: WeightsGraftOptions,
): Promise<void> {
  const { framework, network } = await openArgument(context, reference, options);
  const path = context.shownPath(output ?? freeNameIn(context, [network.name], ".safetensors"));
  const file = weightsName(context, argument);
  const { report, tensors } = await interruptible(async (signal) => {
    const onNote = (note: string): void => context.note(`weights of ${file}: ${note}`);
    const onFetch = fetchProgress(new Progress(context.terminal), file);
    const { services } = framework;
    const source = {
      file,
      graft: mode,
      rename,
      adapt,
      except,
      stateDict,
      seed,
      onNote,
      onFetch,
      services,
      env: context.env,
    };
    const engine = mode === "near" ? defaultEngine() : undefined;
    const grafted = await graftedState(network, framework, source, { signal, cwd: context.cwd, engine });
    const metadata = new Map([
      ["format", "pt"],
      ["netgraft.name", network.name],
      ...(grafted.classes === undefined ? [] : classesMetadata(grafted.classes)),
    ]);
    await writeSafetensors(path, grafted.state, { metadata });
    return { report: grafted.report, tensors: grafted.state.size };
  });
  if (json === true) return context.printJson({ file, output: path, ...report });
  if (report.attachments.length > 0) context.print(`${attachmentTable(context, report)}\n\n`);
  context.print(`${tensorTable(context, report)}\n\n`);
  context.printLine(`${path}: ${formatCounted(tensors, "tensor")}`);
  for (const note of notesOn(report, mode)) context.note(note);
}

function attachmentTable({ stdout }: CommandContext, { attachments }: GraftReport): string {
  const columns = ["attachment", "type", "site", "gives", "given back by"].map((title) => ({ title }));
  const rows = attachments.map(({ path, type, site, factor, absorbedIn, reordered, takenOver }) => {
    const originals = Object.values(takenOver);
    if (originals.length > 0) return [path, type, site, "what it replaces", `takes over ${originals.join(", ")}`];
    const order = reordered.length > 0 ? `; in another order: ${reordered.join(", ")}` : "";
    const back = factor === 1 ? "" : `${absorbedIn.join(", ")} × ${shown(factor)}`;
    return [path, type, site, factor === 1 ? "x" : `x / ${shown(factor)}`, `${back}${order}`];
  });
  return formatTable({ columns, rows }, stdout);
}

function shown(factor: number): string {
  return String(Number(factor.toPrecision(4)));
}

/** What came of the tensors, the first of each kind by name. */
function tensorTable(
  { stdout }: CommandContext,
  { loaded, renamed, adapted, drawn, head, left, attachments }: GraftReport,
): string {
  const own = new Set(attachments.flatMap(({ set }) => Object.keys(set)));
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ["as in the file", loaded],
    ["of them renamed", Object.entries(renamed).map(([name, other]) => `${name} (${other})`)],
    ["made for the input", adapted],
    ["rows by class", head === undefined ? [] : [rowsLine(head)]],
    ["set, of attachments", [...own]],
    ["drawn", drawn.filter((name) => !own.has(name))],
    ["left out", left],
  ];
  const columns = [{ title: "tensors" }, { title: "", align: "right" }, { title: "first" }] as const;
  const rows = kinds
    .filter(([, names]) => names.length > 0)
    .map(([what, names]) => [
      what,
      formatCount(what === "rows by class" ? (head?.tensors.length ?? 0) : names.length),
      firstOf(names),
    ]);
  return formatTable({ columns, rows }, stdout);
}

function rowsLine({ tensors, picked, drawn }: PickedRows): string {
  const others = drawn.length === 0 ? "" : `, those of ${firstOf(drawn)} drawn`;
  return `${tensors.join(", ")} with the rows of ${picked.length} of ${picked.length + drawn.length} classes by name${others}`;
}

function firstOf(names: readonly string[]): string {
  return `${names.slice(0, 4).join(", ")}${names.length > 4 ? ", …" : ""}`;
}

/** What one should know before training from there. */
function notesOn({ attachments, difference }: GraftReport, mode: GraftMode): readonly string[] {
  const slowed = attachments.filter(({ factor }) => factor > 1).length;
  const offers = [
    ...new Set(attachments.flatMap(({ type, within }) => (within === undefined ? [] : [`${type} with \`${within}\``]))),
  ];
  const instead = offers.length === 0 ? "" : `; ${offers.join(", ")} multiplies nothing else`;
  const near = attachments.flatMap((each) => (each.near === undefined ? [] : [`${each.type}: ${each.near}`]));
  return [
    ...(slowed === 0
      ? []
      : [
          `${formatCounted(slowed, "attachment")} halve the gradients of what gives back (or quarter them, at x / 4), whose numbers are as much larger: it is trained more slowly; \`training.groups\` can give it a larger learning rate${instead}`,
        ]),
    ...(mode === "near" ? [...new Set(near)].map((reason) => `not to the bit, ${reason}`) : []),
    ...(difference === undefined ? [] : [roundingNote(difference)]),
  ];
}
