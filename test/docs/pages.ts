import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root, workspacePackages } from "../house/workspace.js";

/** A page, and what it is a translation of; paths from the root. */
export interface Translation {
  readonly page: string;
  readonly original: string;
}

/** Pages that are written in Chinese alone. */
export const chinese = ["docs/zh-CN/article.md"];

/** The page of all errors, which is in the root in English. */
const errorPage = "docs/zh-CN/errors.md";

/** The translations, one for each page that users read. */
export const translations: readonly Translation[] = [
  { page: "README.zh-CN.md", original: "README.md" },
  ...markdownIn("docs/zh-CN")
    .filter((page) => !chinese.includes(page))
    .map((page) => ({ page, original: page === errorPage ? "ERRORS.md" : page.replace("zh-CN/", "") })),
];

/** The pages whose blocks are run, by their paths from the root; a translation has those of its original. */
export const pages = [
  "README.md",
  ...markdownIn("docs"),
  ...chinese,
  ...workspacePackages.map(({ place }) => `${place}/README.md`).filter((page) => existsSync(join(root, page))),
];

/** The Markdown files of a folder. */
export function markdownIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name}`);
}
