/** Options of Node that would stop a program which is a file of ours, or have it wait for a debugger of its own. */
const notForChildren = /^--(input[-_]type|inspect([-_](brk|wait|port|publish[-_]uid))?|debug[-_]port)(=|$)/;
/** Those among them that have their value in a word of its own. */
const withValue = /^--(input[-_]type|inspect[-_](port|publish[-_]uid)|debug[-_]port)$/;

/**
 * The environment for a child process of Node: that of this one without what its `NODE_OPTIONS` say of text on the command
 * line and of debuggers, which are for the user's own program.
 */
export function childEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  // Words are quoted where they contain spaces.
  const words = env["NODE_OPTIONS"]?.match(/(?:"(?:\\.|[^"\\])*"|\S)+/g) ?? [];
  const kept = words.filter((word, place) => !notForChildren.test(word) && !withValue.test(words[place - 1] ?? ""));
  return kept.length === words.length ? env : { ...env, NODE_OPTIONS: kept.join(" ") };
}
