import { lines, literal } from "../python.js";
import type { Recipe, Schedule } from "../recipe.js";

type Warmed = Exclude<Schedule, { readonly type: "oneCycle" | "plateau" }>;

/** The learning rate of an update: `(step, steps, args, watched)`. */
export function schedule({ schedule: chosen, monitor }: Pick<Recipe, "schedule" | "monitor">): string {
  if (chosen.type === "oneCycle") return oneCycle(chosen);
  if (chosen.type === "plateau") return plateau(chosen, monitor);
  return warmedUp(chosen);
}

const head = `
def learning_rate(
    step: int, steps: int, args: Namespace, watched: list[float]
) -> float:
    """The rate of an update, counted from 0, of which an epoch has \`steps\`."""
`;

/** A schedule by epochs, after its warm-up. */
function warmedUp(chosen: Warmed): string {
  const { every, warmupEpochs, warmupLearningRate, warmupPrefix } = chosen;
  const first = warmupLearningRate === undefined ? "min(1e-5, args.learning_rate)" : String(warmupLearningRate);
  const length = warmupPrefix && warmupEpochs > 0 ? `(args.epochs - ${warmupEpochs})` : "args.epochs";
  const usesEpoch = chosen.type !== "constant" || warmupEpochs > 0;
  return `${head}${lines(
    usesEpoch && (every === "epoch" ? "    epoch = step // steps" : "    epoch = step / steps"),
    warmupEpochs > 0 &&
      lines(
        `    if epoch < ${warmupEpochs}:`,
        `        first = ${first}`,
        `        return first + epoch * (args.learning_rate - first) / ${warmupEpochs}`,
        warmupPrefix && chosen.type !== "constant" && `    epoch -= ${warmupEpochs}`,
      ),
    formulaOf(chosen, length),
  )}
`;
}

function formulaOf(chosen: Warmed, length: string): string {
  const range = (part: string): string => {
    const { minimum } = chosen as Extract<Warmed, { readonly minimum: number }>; // Of those schedules alone that have one.
    return minimum === 0
      ? `    return args.learning_rate * ${part}`
      : `    part = ${part}\n    return ${minimum} + (args.learning_rate - ${minimum}) * part`;
  };
  switch (chosen.type) {
    case "constant":
      return "    return args.learning_rate";
    case "step":
      return `    return args.learning_rate * ${chosen.gamma} ** (epoch // ${chosen.stepSize})`;
    case "multiStep":
      return lines(
        `    milestones = ${literal(chosen.milestones)}`,
        "    passed = sum(milestone <= epoch for milestone in milestones)",
        `    return args.learning_rate * ${chosen.gamma}**passed`,
      );
    case "cosine":
      return range(`(1 + math.cos(math.pi * epoch / ${length})) / 2`);
    case "polynomial":
  }
  return range(chosen.power === 1 ? `(1 - epoch / ${length})` : `(1 - epoch / ${length}) ** ${chosen.power}`);
}

function oneCycle(chosen: Extract<Schedule, { readonly type: "oneCycle" }>): string {
  const { rise, anneal, divisor, finalDivisor, threePhase } = chosen;
  return `${head}${lines(
    "    peak, total = args.learning_rate, args.epochs * steps",
    `    first = peak / ${divisor}`,
    `    phases = [(${rise} * total - 1, first, peak)]  # the last step, the rates from and to`,
    threePhase && `    phases.append((2 * ${rise} * total - 2, peak, first))`,
    `    phases.append((total - 1, ${threePhase ? "first" : "peak"}, first / ${finalDivisor}))`,
    "    start = 0.0",
    "    for end, rate, to in phases:",
    "        if step <= end or end == total - 1:",
    "            part = 1.0 if end == start else (step - start) / (end - start)",
    anneal === "cosine" && "            part = (1 - math.cos(math.pi * part)) / 2",
    "            return rate + (to - rate) * part",
    "        start = end",
    "    return rate",
  )}
`;
}

function plateau(
  { factor, patience, threshold, thresholdMode, cooldown, minimum }: Extract<Schedule, { readonly type: "plateau" }>,
  monitor: Recipe["monitor"],
): string {
  const falls = monitor === "loss";
  const margin = thresholdMode === "absolute" ? String(threshold) : `best * ${threshold}`;
  return `
def learning_rate(
    step: int, steps: int, args: Namespace, watched: list[float]
) -> float:
    """The rate of an epoch: less where what is watched, ${monitor}, has not got better."""
${lines(
  "    rate, best, bad, cooling = args.learning_rate, None, 0, 0",
  "    for value in watched:",
  `        if best is None or value ${falls ? "<" : ">"} best ${falls ? "-" : "+"} ${margin}:`,
  "            best, bad = value, 0",
  "        else:",
  "            bad += 1",
  cooldown > 0 && lines("        if cooling > 0:", "            cooling, bad = cooling - 1, 0"),
  `        if bad > ${patience}:`,
  `            lower = max(rate * ${factor}, ${minimum})`,
  "            rate = lower if rate - lower > 1e-8 else rate",
  `            ${cooldown > 0 ? `cooling, bad = ${cooldown}, 0` : "bad = 0"}`,
  "    return rate",
)}
`;
}
