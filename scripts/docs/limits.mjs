import { limits } from "@netgraft/core/graph";
import { chinese } from "./zh-CN/chinese.mjs";

/** The tables of docs/limits.md and its translation: every limit with its default. */
export const limitTables = [
  {
    path: "docs/limits.md",
    section: "limits",
    render: () => table(["limit", "of", "at most"], (text) => text),
  },
  {
    path: "docs/zh-CN/limits.md",
    section: "limits",
    render: () => table(["限制", "对象", "至多"], chinese),
  },
];

/**
 * @param {readonly string[]} head
 * @param {(english: string) => string} translated
 */
function table(head, translated) {
  const rows = Object.entries(limits).map(
    ([name, { of, most, unit }]) =>
      `| \`${name}\` | ${translated(of)} | ${most.toLocaleString("en-US")} ${translated(unit)} |`,
  );
  return [`| ${head.join(" | ")} |`, `|${head.map(() => "---").join("|")}|`, ...rows].join("\n");
}
