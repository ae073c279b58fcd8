import { lines } from "../python.js";
import type { AugmentationStep, PlacedStep } from "../recipe.js";

type MixingStep = Extract<AugmentationStep, { readonly type: "mixup" | "cutmix" }>;

/** The steps that mix the pictures of a batch. */
export function mixingSteps(
  steps: readonly PlacedStep[],
): readonly { readonly position: number; readonly step: MixingStep }[] {
  return steps.flatMap(({ position, step }) =>
    step.type === "mixup" || step.type === "cutmix" ? [{ position, step }] : [],
  );
}

/** How the pictures of a batch and their targets are mixed: timm's `Mixup` of whole batches. */
export function mixing(steps: readonly PlacedStep[]): string | undefined {
  const own = mixingSteps(steps);
  if (own.length === 0) return undefined;
  const alphas = own.flatMap(({ step }) =>
    step.type === "mixup" && step.cutmixAlpha !== undefined ? [step.alpha, step.cutmixAlpha] : [step.alpha],
  );
  const blends = own.some(({ step }) => step.type === "mixup");
  const cuts = own.some(({ step }) => step.type === "cutmix" || step.cutmixAlpha !== undefined);
  return [
    alphas.some((alpha) => alpha !== 1) && beta,
    blends && blended,
    cuts && pasted,
    `
def mixed(images: Tensor, targets: Tensor, draws: Callable[[int], Draws]):
    """Mixes the pictures of a batch, and their targets alike."""
${own.map(({ position, step }) => (step.type === "mixup" ? mixup(position, step) : cutmix(position, step))).join("\n")}
    return images, targets
`,
  ]
    .filter((part) => part !== false)
    .join("\n");
}

function shareOf(alpha: number): string {
  return alpha === 1 ? "numbers.uniform()" : `beta_quantile(${alpha}, numbers.uniform())`;
}

function mixup(position: number, step: Extract<MixingStep, { readonly type: "mixup" }>): string {
  const { alpha, probability, cutmixAlpha, switch: switched } = step;
  return lines(
    `    numbers = draws(${position})`,
    `    if numbers.uniform() < ${probability}:`,
    ...(cutmixAlpha === undefined
      ? [`        share = ${shareOf(alpha)}`, blend]
      : [
          `        if numbers.uniform() < ${switched}:`,
          `            share = ${shareOf(cutmixAlpha)}`,
          "            images, targets = pasted(images, targets, share, numbers)",
          "        else:",
          `            share = ${shareOf(alpha)}`,
          `    ${blend}`,
        ]),
  );
}

function cutmix(
  position: number,
  { alpha, probability }: { readonly alpha: number; readonly probability: number },
): string {
  return lines(
    `    numbers = draws(${position})`,
    `    if numbers.uniform() < ${probability}:`,
    `        share = ${shareOf(alpha)}`,
    "        images, targets = pasted(images, targets, share, numbers)",
  );
}

const blend = "        images, targets = blended(images, targets, share)";

const blended = `
def blended(images: Tensor, targets: Tensor, share: float) -> tuple[Tensor, Tensor]:
    """Each picture with that at the mirrored place (Zhang et al. 2017)."""
    images = images * share + images.flip(0) * (1 - share)
    return images, targets * share + targets.flip(0) * (1 - share)
`;

const pasted = `
def cut(side: int, ratio: float, draws: Draws) -> tuple[int, int]:
    """A part of a side about a random place, cut off where it leaves the side."""
    length, centre = int(side * ratio), draws.below(side)
    return max(0, centre - length // 2), min(side, centre + (length + 1) // 2)


def pasted(images: Tensor, targets: Tensor, share: float, draws: Draws):
    """A rectangle of the picture at the mirrored place in each (Yun et al. 2019)."""
    if share == 1:
        return images, targets
    height, width = images.shape[2:]
    ratio = math.sqrt(1 - share)
    top, bottom = cut(height, ratio, draws)
    left, right = cut(width, ratio, draws)
    images, others = images.clone(), images.flip(0)
    images[..., top:bottom, left:right] = others[..., top:bottom, left:right]
    share = 1 - (bottom - top) * (right - left) / (height * width)
    return images, targets * share + targets.flip(0) * (1 - share)
`;

const beta = `
def beta_quantile(alpha: float, part: float) -> float:
    """The number below which a part of Beta(alpha, alpha) lies."""
    if part > 0.5:
        return 1 - beta_quantile(alpha, 1 - part)
    if part <= 0:
        return 0.0
    log_beta = 2 * math.lgamma(alpha) - math.lgamma(2 * alpha)
    middle = math.log(0.5)
    # Newton's method in logarithms, from the first term of the series.
    log_x = min(middle, (math.log(part) + math.log(alpha) + log_beta) / alpha)
    for _ in range(100):
        x = math.exp(log_x)
        log_rest = math.log1p(-x)
        log_density = alpha * log_x + (alpha - 1) * log_rest - log_beta
        log_part = alpha * (log_x + log_rest) - math.log(alpha) - log_beta
        log_part += math.log(beta_fraction(alpha, x))
        change = (math.log(part) - log_part) / math.exp(log_density - log_part)
        log_x = min(middle, log_x + change)
        if abs(change) <= 1e-15 * max(1.0, abs(log_x)):
            break
    return math.exp(log_x)


def beta_fraction(alpha: float, x: float) -> float:
    """The continued fraction of the incomplete beta function (DLMF 8.17.22)."""
    c, d = 1.0, 1 / (1 - 2 * alpha * x / (alpha + 1))
    value = d
    for m in range(1, 1000):
        even = m * (alpha - m) * x / ((alpha + 2 * m - 1) * (alpha + 2 * m))
        odd = (alpha + m) * (2 * alpha + m) * x
        odd /= (alpha + 2 * m) * (alpha + 2 * m + 1)
        before = value
        for term in (even, -odd):
            c, d = 1 + term / c, 1 / (1 + term * d)
            value *= c * d
        if abs(value - before) <= 1e-16 * abs(value):
            break
    return value
`;
