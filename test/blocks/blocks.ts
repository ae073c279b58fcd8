import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../house/workspace.js";

/** A fenced block of a page. */
export interface DocBlock {
  /** What follows the fence: `sh`, `yaml`, `ts`, … */
  readonly language: string;
  readonly text: string;
  /** The line of its fence, from 1. */
  readonly line: number;
  /** The file that a comment on its first line says it is: `# net.yaml`, `// plugin.mjs`. */
  readonly file?: string;
}

/** A line of a shell block. */
export interface ShellLine {
  readonly command: string;
  /** What its comment says the exit status is; 0 where it says nothing. */
  readonly status: number;
}

/** The fenced blocks of a Markdown text, in order. */
export function blocksOf(markdown: string): readonly DocBlock[] {
  return [...markdown.matchAll(/^```(\S*)\n([^]*?)^```$/gm)].map(({ 1: language = "", 2: text = "", index }) => {
    const line = markdown.slice(0, index).split("\n").length;
    const file = /^(?:#|\/\/) ([\w./-]+\.\w+)\n/.exec(text)?.[1];
    return { language, text, line, ...(file !== undefined && { file }) };
  });
}

/** The commands of a shell block. */
export function shellLines({ text }: DocBlock): readonly ShellLine[] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [command = "", comment = ""] = line.split(" # ");
      return { command: command.trim(), status: Number(/exits with (\d)/.exec(comment)?.[1] ?? 0) };
    });
}

/** A block without its comments: what it is in every language that its page is written in. */
export function withoutComments({ language, text }: DocBlock): string {
  const comment =
    language === "sh" || language === "yaml" || language === "py"
      ? / *(?:^| )#.*$/gm
      : / *\/\/.*$|^ *\/\*\*[^]*?\*\/$/gm;
  return text.replaceAll(comment, "");
}

/** Where the links of a Markdown text lead. */
export function linksOf(markdown: string): readonly string[] {
  const prose = markdown.replaceAll(/^```[^]*?^```$/gm, "").replaceAll(/`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
}

/** What a Markdown text sets as code inside its lines. */
export function inlineCodeOf(markdown: string): readonly string[] {
  const prose = markdown.replaceAll(/^```[^]*?^```$/gm, "");
  // A paragraph may be broken inside of it.
  return [...prose.matchAll(/`([^`\n]+(?:\n[^`\n]+)?)`/g)].map(([, code = ""]) => code.replace(/\s*\n\s*/, " "));
}

/** The text of a page, by its path from the root. */
export function textOf(page: string): string {
  return readFileSync(join(root, page), "utf8");
}
