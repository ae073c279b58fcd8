import { assignment, lines, literal } from "../python.js";
import type { ClassWeights, Loss, Recipe } from "../recipe.js";

/** What is minimised: `make_loss(classes, labels)` gives it. */
export function loss({ loss: chosen }: Pick<Recipe, "loss">): string {
  const positive = chosen.type === "binaryCrossEntropy" ? chosen.positiveWeights : undefined;
  const weighs = chosen.classWeights !== undefined;
  const constants = lines(
    weighs && assignment("CLASS_WEIGHTS", chosen.classWeights),
    positive !== undefined && assignment("POSITIVE_WEIGHTS", positive),
  );
  const tables = weighs || (positive !== undefined && typeof positive !== "number");
  return [
    constants === "" ? undefined : `\n${constants}\n`,
    tables ? weightTable(chosen.classWeights, typeof positive === "number" ? undefined : positive) : undefined,
    chosen.type === "crossEntropy" ? crossEntropy(chosen) : binary(chosen),
  ]
    .filter((part) => part !== undefined)
    .join("\n");
}

/** Whether a loss takes a share of each class, and not the class. */
export function takesShares({ loss: chosen }: Pick<Recipe, "loss">): boolean {
  return chosen.labels === "probabilities" || chosen.type === "binaryCrossEntropy";
}

function weightTable(classWeights: ClassWeights, positive: ClassWeights): string {
  const options = [classWeights, positive].filter((each) => each !== undefined);
  const [balanced, named] = [
    options.includes("balanced"),
    options.some((each) => typeof each === "object" && !Array.isArray(each)),
  ];
  const balance = lines(
    `    if weights == "balanced":`,
    "        counts = torch.bincount(torch.tensor(labels), minlength=len(classes)).double()",
    positive === "balanced" && classWeights === "balanced"
      ? "        if positive:\n            return ((len(labels) - counts) / counts).float()\n        return (len(labels) / (len(classes) * counts)).float()"
      : positive === "balanced"
        ? "        return ((len(labels) - counts) / counts).float()"
        : "        return (len(labels) / (len(classes) * counts)).float()",
  );
  const names = lines(
    "    if isinstance(weights, dict):",
    "        strange = sorted(weights.keys() - set(classes))",
    "        if strange:",
    '            raise SystemExit(f"there are no classes {strange} among {classes}")',
    "        return torch.tensor([float(weights.get(name, 1)) for name in classes])",
  );
  const both = positive === "balanced" && classWeights === "balanced" ? ", positive: bool" : "";
  return `
def weight_of_each(weights, classes, labels${both}) -> Tensor:
    """How much each class counts."""
${lines(balanced && balance, named && names)}${balanced || named ? "\n" : ""}    if len(weights) != len(classes):
        raise SystemExit(f"{len(weights)} weights are not one for each class")
    return torch.tensor(weights, dtype=torch.float32)
`;
}

function tableOf(name: string, weights: ClassWeights, both: boolean): string {
  void weights;
  const positive = both ? `, ${name === "POSITIVE_WEIGHTS" ? "True" : "False"}` : "";
  return `weight_of_each(${name}, classes, labels${positive})`;
}

function crossEntropy({
  labels,
  labelSmoothing,
  classWeights,
}: Extract<Loss, { readonly type: "crossEntropy" }>): string {
  const smoothing = labelSmoothing === 0 ? "" : `label_smoothing=${labelSmoothing}`;
  if (classWeights === undefined)
    return `
def make_loss(classes: list[str], labels: list[int]) -> nn.Module:
    return nn.CrossEntropyLoss(${smoothing})
`;
  if (labels === "probabilities")
    return `
def make_loss(classes: list[str], labels: list[int]) -> nn.Module:
    weight = ${tableOf("CLASS_WEIGHTS", classWeights, false)}
    return nn.CrossEntropyLoss(weight${smoothing === "" ? "" : `, ${smoothing}`})
`;
  return `
class WeightedCrossEntropy(nn.Module):
    """Cross entropy, each term by the weight of its class: the mean by those weights.

    The sum of the weights is that of all processes, as their gradients are averaged.
    """

    def __init__(self, weight: Tensor):
        super().__init__()
        self.register_buffer("weight", weight)

    def forward(self, logits: Tensor, labels: Tensor) -> Tensor:
        total = self.weight[labels].sum()
        if dist.is_initialized():
            dist.all_reduce(total)
            total = total / dist.get_world_size()
        options = {"reduction": "sum"${smoothing === "" ? "" : `, "label_smoothing": ${labelSmoothing}`}}
        terms = F.cross_entropy(logits, labels, self.weight, **options)
        return terms / total


def make_loss(classes: list[str], labels: list[int]) -> nn.Module:
    return WeightedCrossEntropy(${tableOf("CLASS_WEIGHTS", classWeights, false)})
`;
}

function binary(chosen: Extract<Loss, { readonly type: "binaryCrossEntropy" }>): string {
  const { labelSmoothing, classWeights, positiveWeights } = chosen;
  const both = classWeights === "balanced" && positiveWeights === "balanced";
  const weighs = classWeights !== undefined;
  const counted = positiveWeights !== undefined;
  const positive =
    typeof positiveWeights === "number"
      ? "torch.tensor(float(POSITIVE_WEIGHTS))"
      : tableOf("POSITIVE_WEIGHTS", positiveWeights, both);
  const making = lines(
    weighs && `    weight = ${tableOf("CLASS_WEIGHTS", classWeights, both)}`,
    counted && `    pos_weight = ${positive}`,
    `    return ${labelSmoothing === 0 ? "nn.BCEWithLogitsLoss" : "SmoothedBinaryCrossEntropy"}(${[
      ...(weighs ? ["weight=weight"] : []),
      ...(counted ? ["pos_weight=pos_weight"] : []),
    ].join(", ")})`,
  );
  const smoothed = `
class SmoothedBinaryCrossEntropy(nn.BCEWithLogitsLoss):
    """Binary cross entropy of labels of which a part is given to all classes alike."""

    def forward(self, logits: Tensor, targets: Tensor) -> Tensor:
        rest = ${literal(labelSmoothing)} / logits.shape[1]
        return super().forward(logits, targets * ${1 - labelSmoothing} + rest)

`;
  return `${labelSmoothing === 0 ? "" : smoothed}
def make_loss(classes: list[str], labels: list[int]) -> nn.Module:
${making}
`;
}
