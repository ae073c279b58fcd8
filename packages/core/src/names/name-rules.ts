/** What a name has to be. */
export interface NameRule {
  /** In words, for the `expected` of a problem. */
  readonly expected: string;
  /** The same as an expression that JSON Schema takes, too. */
  readonly pattern: RegExp;
}

/** Names that objects of JavaScript have a meaning for: as a key of one, they would reach its prototype. */
const reserved = "(?:__proto__|constructor|prototype)";

/** Whether a name has a meaning of its own in JavaScript. */
export function isReservedName(name: string): boolean {
  return new RegExp(`^${reserved}$`).test(name);
}

/** The name of a module that a config gives, and so a part of the names of its parameters in a state dict, in any file and language. */
export const moduleName: NameRule = {
  expected: "a name of letters, digits, _ and -",
  pattern: new RegExp(`^(?!${reserved}$)[A-Za-z0-9_-]{1,100}$`),
};

/** The name of a component among those of its kind, which configs and arguments write. */
export const componentNameRule: NameRule = {
  expected: "a name of letters, digits, _, - and .",
  pattern: new RegExp(String.raw`^(?!${reserved}$)[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]{0,99}$`, "u"),
};

/** The path of a module or a tensor of the state: names that are parted by dots, as PyTorch has them. */
export const pathRule: NameRule = {
  expected: "names of letters, digits, _ and -, parted by dots",
  pattern: new RegExp(String.raw`^(?=.{1,1000}$)(?:(?!${reserved}(?:\.|$))[\p{L}\p{M}\p{N}_-]+(?:\.(?!$)|$))+$`, "u"),
};

/** What cannot be seen in a line of text, or turns it around: controls, ends of lines, halves of pairs, embeddings, zero widths. */
const unseen = String.raw`\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200B\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF`;

/** A name that is shown and never computed with, such as a network's, in any script and with spaces. */
export const shownName: NameRule = {
  expected: "text of one line, at most 200 characters that can be seen",
  pattern: new RegExp(String.raw`^(?!\s*$)[^${unseen}]{1,200}$`, "u"),
};

/** The name of an input, an output or a node of a graph, which no state dict has. */
export const portName: NameRule = {
  expected: shownName.expected,
  pattern: new RegExp(`^(?!${reserved}$)${shownName.pattern.source.slice(1)}`, "u"),
};

/** The name of a class, which may be empty, and may have tabs. */
export const className: NameRule = {
  expected: "text of one line, of characters that can be seen",
  pattern: new RegExp(String.raw`^(?:\t|[^${unseen}]){0,1000}$`, "u"),
};
