/** One thing that is wrong: where it is, what was expected there, what was found, and what was probably meant. */
export interface Problem {
  /** The place: a config path (`attachments[0].at`), a node path (`layer1.0.conv1`) or a file name. */
  readonly at?: string;
  /** What is wrong, as a clause without a full stop. */
  readonly message: string;
  /** What would have been right there. */
  readonly expected?: string;
  /** What was there instead. */
  readonly found?: string;
  /** The nearest valid choice. */
  readonly nearest?: string;
  /** Where the text that causes it was written, e.g. `se-resnet-50.yaml:7:5`. */
  readonly source?: string;
  /** The code of the error that it would be alone, where it stands among problems of several kinds. */
  readonly code?: `NG_${string}`;
}

/** How much of each part of a problem is shown, in characters; what is quoted from an input can be as long as that is. */
const longest = 2000;

/** The problem on one line: `place: message; expected …; found …. Did you mean "…"? (file:line:column)`. */
export function describeProblem({ message, ...parts }: Problem): string {
  const [at, expected, found, nearest, source] = [
    parts.at,
    parts.expected,
    parts.found,
    parts.nearest,
    parts.source,
  ].map((text) => (text === undefined ? undefined : shortened(text)));
  const clauses = [shortened(message)];
  if (expected !== undefined) clauses.push(`expected ${expected}`);
  if (found !== undefined) clauses.push(`found ${found}`);
  const place = at === undefined || at === "" ? "" : `${at}: `;
  const suggestion = nearest === undefined ? "" : `. Did you mean "${nearest}"?`;
  const written = source === undefined ? "" : ` (${source})`;
  // Names and words of others can have several.
  return `${place}${clauses.join("; ")}${suggestion}${written}`.replaceAll(/\r\n|[\r\n]/g, "\\n");
}

/** How many problems a message tells, and of how many characters at most after the first; a list in a config can be wrong in each of its items. */
const most = { problems: 100, characters: 20_000 };

/** Problems as the lines of a message: the first of them, and how many more there are. */
export function describeProblems(problems: readonly Problem[]): readonly string[] {
  const lines: string[] = [];
  let characters = 0;
  for (const problem of problems.slice(0, most.problems)) {
    const line = describeProblem(problem);
    characters += line.length;
    if (lines.length > 0 && characters > most.characters) break;
    lines.push(line);
  }
  const more = problems.length - lines.length;
  return more === 0 ? lines : [...lines, `and ${counted(more, "more problem", more.toLocaleString("en"))}`];
}

/**
 * A number of things as prose: `1 picture`, `2 pictures`.
 * @param thing one of them
 * @param shown the number as it is written; by default its digits alone
 */
export function counted(count: number, thing: string, shown = `${count}`): string {
  return `${shown} ${count === 1 ? thing : `${thing}s`}`;
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
