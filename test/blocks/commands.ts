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
  { command: /^npm install /, because: "test/packages installs the packages" },
  { command: /^npm run /, because: "CI runs the scripts of the repository" },
  { command: / --benchmark\b/, instead: "$& --rounds 1", because: "one round shows that it works" },
  { command: / profile \w+/, instead: "$& --runs 1", because: "one run shows that it works" },
  {
    command: / dataset make shapes --out [\w/]+$/,
    instead: "$& --per-class 10",
    because: "few pictures are soon trained with",
  },
  {
    command: / train a\.yaml b\.yaml --seeds 1,2,3$/,
    instead: " train shapes.yaml --seeds 1,2",
    because: "the networks are the reader's",
  },
  {
    command: / sweep placement\.yaml --jobs 3$/,
    instead: "$& --dry-run",
    because: "docs/sweeps.md trains one",
  },
  {
    command: / sweep report runs\/placement -o report\.html$/,
    because: "docs/sweeps.md reports one that it has trained",
  },
  { command: /^(?:python|torchrun) /, because: "test/endurance trains in PyTorch what is exported" },
  { command: / hf-hub:/, because: "it fetches from the hub; test/hub does so from one of its own" },
  {
    command: / --weights resnet50\.pth\b/,
    instead: " --init 1",
    because: "the weights are the reader's",
  },
  {
    command: / weights graft resnet50\.pth /,
    because: "the weights are the reader's; docs/weights.md grafts drawn ones",
  },
  { command: / setup tensorflow\b/, because: "it fetches and keeps TensorFlow; CI runs it" },
];

/** What is run for a command of the documentation; undefined where nothing is. */
export function runnable(command: string): string | undefined {
  const applied = exceptions.filter((each) => each.command.test(command));
  if (applied.some(({ instead }) => instead === undefined)) return undefined;
  return applied.reduce((text, each) => text.replace(each.command, each.instead ?? ""), command);
}

/** The text of a config with which commands are run after it was validated as it stands: two epochs show that training works. */
export function smaller(config: string): string {
  return config.replace(/^( +epochs:) \d+$/m, "$1 2");
}
