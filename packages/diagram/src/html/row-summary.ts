import { attachedName } from "../model/attached-name.js";
import type { Change } from "../model/flow.js";
import type { Costs, Placed } from "../model/network-diagram.js";
import { element, escaped } from "../svg/element.js";
import { formatCount } from "../svg/numbers.js";
import { changeSigns } from "../model/change-signs.js";

/** What the line of a row says before it is unfolded. */
export interface RowSummary extends Costs {
  readonly label: string;
  readonly count: number;
  readonly paths: readonly string[];
  readonly output: string;
  readonly attachments: readonly (Placed & { readonly change?: Change })[];
  readonly change?: Change;
}

/** The titles above the lines. */
export const rowHead = element(
  "div",
  { class: "head" },
  ...["block", "attached", "passes on"].map((title) => element("span", {}, title)),
  ...["parameters", "MACs"].map((title) => element("span", { class: "number" }, title)),
);

/** The line of a row: what it is, what is attached, what it passes on, and what it costs. */
export function rowSummary({ label, count, paths, output, attachments, parameters, macs, change }: RowSummary): string {
  const times = count === 1 ? "" : ` × ${count}`;
  const [first = "", last = first] = [paths[0], paths.at(-1)];
  return element(
    "span",
    { class: "row" },
    element(
      "span",
      {},
      mark(change),
      escaped(label),
      element("b", {}, times),
      element("span", { class: "path" }, escaped(first === last ? first : `${first} … ${last}`)),
    ),
    // A span without content would have to be written in two tags.
    element("span", {}, attachments.map((one) => chip(attachedName(one), one.change)).join("")),
    element("span", {}, escaped(output)),
    element("span", { class: "number" }, formatCount(parameters)),
    element("span", { class: "number" }, formatCount(macs)),
  );
}

function mark(change: Change | undefined): string {
  return change === undefined ? "" : element("span", { class: `mark ${change}`, title: change }, changeSigns[change]);
}

function chip(label: string, change: Change | undefined): string {
  const sign = change === undefined ? "" : `${changeSigns[change]} `;
  return element("span", { class: `chip ${change ?? ""}`.trim() }, `${sign}${escaped(label)}`);
}
