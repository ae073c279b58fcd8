/** Commands of the documentation that are not run here as they are written. */
interface Exception {
  readonly command: RegExp;
  /** What is run in its place; where there is nothing, it is not run. */
  readonly instead?: string;
  readonly because: string;
}

const exceptions: readonly Exception[] = [
  {
    command: /^npm (?:start|test)$/,
    because: "they are what a fresh checkout is tried with; this is a part of `npm test`",
  },
  { command: /^npm run /, because: "CI runs the scripts of the repository" },
  { command: / --benchmark\b/, instead: "$& --rounds 1", because: "one round shows that it works" },
];

/** What is run for a command of the documentation; undefined where nothing is. */
export function runnable(command: string): string | undefined {
  const exception = exceptions.find((each) => each.command.test(command));
  if (exception === undefined) return command;
  return exception.instead === undefined ? undefined : command.replace(exception.command, exception.instead);
}
