import type { Node, Scope } from "@netgraft/core/graph";
import type { DiagramSection } from "../model/network-diagram.js";
import type { AttachmentMark, Survey } from "./survey.js";

/** A block, an attachment between blocks, or layers between blocks. */
export interface Region {
  readonly block?: Scope;
  readonly attachment?: AttachmentMark;
  readonly nodes: readonly Node[];
}

/** Regions that one stage, head or auxiliary head holds, or what stands before, between and behind stages. */
export interface RegionRun extends Pick<DiagramSection, "kind" | "title"> {
  readonly regions: readonly Region[];
}

/** A graph cut into blocks and what stands between them, in order. */
export function regionRuns(survey: Survey): readonly RegionRun[] {
  const runs: { kind: DiagramSection["kind"]; title: string; scope?: Scope; regions: Growing[] }[] = [];
  const titles = stageTitles(survey);
  for (const node of survey.graph.nodes) {
    const scope = survey.inside(node, "stage", "head", "auxiliary");
    let run = runs.at(-1);
    if (run === undefined || run.scope !== scope) {
      run = { ...titleOf(scope, titles, runs.length), ...(scope && { scope }), regions: [] };
      runs.push(run);
    }
    const block = survey.inside(node, "block");
    const attachment = block === undefined ? survey.attachment(node) : undefined;
    const region = run.regions.at(-1);
    if (region === undefined || region.block !== block || region.attachment !== attachment)
      run.regions.push({ ...(block && { block }), ...(attachment && { attachment }), nodes: [node] });
    else region.nodes.push(node);
  }
  return runs;
}

interface Growing extends Region {
  readonly nodes: Node[];
}

function titleOf(
  scope: Scope | undefined,
  titles: ReadonlyMap<number, string>,
  index: number,
): Pick<DiagramSection, "kind" | "title"> {
  if (scope === undefined) return index === 0 ? { kind: "stem", title: "stem" } : { kind: "between", title: "" };
  if (scope.kind === "head") return { kind: "head", title: "head" };
  if (scope.kind === "auxiliary") return { kind: "auxiliary", title: `${lastName(scope.path)} (auxiliary)` };
  return { kind: "stage", title: titles.get(scope.id) ?? "" };
}

/** The names of stages; where they share one or have none, they are numbered. */
function stageTitles({ graph }: Survey): ReadonlyMap<number, string> {
  const stages = graph.scopes.filter(({ kind }) => kind === "stage");
  const isNamed = new Set(stages.map(({ path }) => path)).size === stages.length;
  return new Map(stages.map(({ id, path }, index) => [id, isNamed ? lastName(path) : `stage ${index + 1}`]));
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}
