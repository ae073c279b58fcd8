import { decompose, type Graph, refuseUnsupported } from "@netgraft/core/graph";
import { emitNetwork } from "../body/emit-network.js";
import { classesOf } from "../classes/classes.js";
import type { ModuleClass } from "../classes/module-class.js";
import { emitters, isWritten } from "../emitters/emitters.js";
import { withAuxiliaryOutputs } from "../tree/auxiliary-outputs.js";
import { identifier } from "../python/identifiers.js";
import { longestLine, printedLiteral } from "../python/print.js";
import { classText, docstring } from "./class-text.js";
import { functions } from "./functions.js";

/** What the source says of a network and its parts, beside the graph. */
export interface SourceNotes {
  /** The network's name. */
  readonly name: string;
  /** What its attachments say of themselves, by type: the docstrings of their classes. */
  readonly attachments?: Readonly<Record<string, readonly string[]>> | undefined;
}

/**
 * A network as a module of Python: its classes, and `build`, which makes it.
 * @throws NG_OPERATION_UNSUPPORTED, naming each node that has no form in PyTorch; NG_PYTORCH_NAME
 */
export function modelSource(graph: Graph, { name, attachments = {} }: SourceNotes): string {
  const { graph: whole, heads } = withAuxiliaryOutputs(graph);
  const written = decompose(whole, isWritten);
  refuseUnsupported(written.nodes, emitters, "PyTorch source");
  const gates = new Set(written.marks.flatMap((mark) => (mark.kind === "gate" ? [mark.value] : [])));
  const network = emitNetwork(written);
  const classes = classesOf(network, gates);
  const body = [
    ...classes.map((made) =>
      classText(
        made,
        documentationOf(made, { name, attachments }, classes),
        made === classes.at(-1) ? heads.length : 0,
      ),
    ),
    buildText(classes, name),
  ];
  const all = body.flat().join("\n");
  const used = Object.entries(functions)
    .filter(([helper]) => network.helpers.has(helper) || all.includes(`${helper}(`))
    .map(([, lines]) => lines);
  const text = [...used, ...body].map((lines) => lines.join("\n")).join("\n\n\n");
  return `${header(text, name)}\n\n${text}\n\n\n${alias(name)}\n`;
}

function header(text: string, name: string): string {
  const imports = ["import torch", "import torch.nn.functional as F", "from torch import Tensor, nn"].filter((line) =>
    line.endsWith("as F") ? /\bF\./.test(text) : line !== "import torch" || /\btorch\./.test(text),
  );
  return `"""${name} in PyTorch, written by Netgraft."""\n\n${imports.join("\n")}\n`;
}

/** A class's docstring: what an attachment says of itself, or the network's name. */
function documentationOf(
  made: ModuleClass,
  { name, attachments }: SourceNotes,
  classes: readonly ModuleClass[],
): readonly string[] {
  if (made === classes.at(-1)) return [`The network ${name}.`];
  const { kind, type = "" } = made.bodies[0]?.module.scope ?? {};
  if (kind !== "attachment") return [];
  const [summary, ...more] = Object.hasOwn(attachments ?? {}, type) ? (attachments?.[type] ?? []) : [];
  if (summary === undefined) return [];
  const [first = "", ...rest] = wrapped(summary, longestLine - 7);
  return [first, ...rest, ...more.flatMap((text) => ["", ...wrapped(text, longestLine - 4)])].map((line) =>
    line.replaceAll("\\", "\\\\").replaceAll('"', "'"),
  );
}

/** Text in lines of at most so many characters. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function buildText(classes: readonly ModuleClass[], name: string): readonly string[] {
  const network = classes.at(-1);
  if (network === undefined) throw new TypeError("a network has a class");
  const parameters = network.parameters.map(
    ({ name: parameter, default: usual }) =>
      `${parameter}: int${usual === undefined ? "" : ` = ${printedLiteral(usual)}`}`,
  );
  const given = network.parameters.map(({ name: parameter }) => parameter);
  return [
    `def build(${parameters.join(", ")}) -> ${network.name}:`,
    ...docstring([`Makes ${name}, its weights as PyTorch draws them.`], 4),
    `    return ${network.name}(${given.join(", ")})`,
  ];
}

/** The network's own name for `build`. */
function alias(name: string): string {
  return `${identifier(name)} = build`;
}
