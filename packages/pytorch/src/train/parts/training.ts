import { assignment, lines } from "../python.js";
import type { Recipe } from "../recipe.js";
import { mixingSteps } from "./mixing.js";
import { decaysBeside } from "./optimizer.js";
import { takesShares } from "./loss.js";

/** What of a network stays as it is, by the paths at or below which it lies. */
export interface FrozenPaths {
  readonly parameters: readonly string[];
  /** Batch norms whose running statistics are kept, and computed with. */
  readonly norms: readonly string[];
}

/** Modules that are not trained, or in a way of their own. */
export function partsOfNetwork({ parameters, norms }: FrozenPaths, hasGroups: boolean): string | undefined {
  const freezes = parameters.length > 0;
  if (!freezes && !hasGroups) return undefined;
  const keeps = norms.length > 0;
  const same = norms.join() === parameters.join();
  return lines(
    "",
    freezes && assignment("FROZEN", parameters, "modules that stay as they are"),
    keeps && !same && assignment("FROZEN_NORMS", norms, "whose statistics stay, too"),
    `${freezes ? "\n" : ""}
def is_below(name: str, paths: list[str]) -> bool:
    return any(name == path or name.startswith(f"{path}.") for path in paths)
`,
    freezes &&
      `
def freeze(network: nn.Module) -> None:
    for name, parameter in network.named_parameters():
        if is_below(name, FROZEN):
            parameter.requires_grad_(False)
`,
    keeps &&
      `
def train_mode(network: nn.Module) -> None:
    """Frozen batch norms keep their statistics, and compute with them."""
    network.train()
    for name, module in network.named_modules():
        if isinstance(module, nn.modules.batchnorm._BatchNorm):
            module.train(not is_below(name, ${same ? "FROZEN" : "FROZEN_NORMS"}))
`,
  );
}

/** The running average of the weights. */
export function average({ averageDecay, averageWarmup }: Recipe): string | undefined {
  if (averageDecay === undefined) return undefined;
  return `
AVERAGE_DECAY = ${averageDecay}


@torch.no_grad()
def update_average(average: nn.Module, network: nn.Module, step: int) -> None:
    """The running average of parameters and buffers after an update, counted from 1."""
    decay = ${averageWarmup ? "min(AVERAGE_DECAY, 1 - step ** (-2 / 3))" : "AVERAGE_DECAY"}
    state = network.state_dict()
    for name, value in average.state_dict().items():
        if value.is_floating_point():
            value.lerp_(state[name], 1 - decay)
        else:
            value.copy_(state[name])
`;
}

/** When a run is finished before its last epoch. */
export function earlyStopping({ earlyStopping: chosen, monitor }: Recipe): string | undefined {
  if (chosen === undefined) return undefined;
  const { patience, minDelta, monitor: own = monitor } = chosen;
  const value = `${own === "loss" ? "-" : ""}epoch["validation"]["${own}"]`;
  return `
def stopped_early(history: list[dict[str, Any]]) -> bool:
    """Whether ${own} has not been better for ${patience} epoch${patience === 1 ? "" : "s"} in a row."""
    best, since = -math.inf, 0
    for epoch in history:
        value = ${value}
        if value > best${minDelta === 0 ? "" : ` + ${minDelta}`}:
            best, since = value, epoch["epoch"]
        if epoch["epoch"] - since >= ${patience}:
            return True
    return False
`;
}

/** One batch: the loss, and the update that comes with the last batch of it. */
export function batchLoss(recipe: Recipe, heads: boolean): string {
  const steps = recipe.augmentations ?? [];
  const mixes = mixingSteps(steps).length > 0;
  const shares = takesShares(recipe);
  const target = shares ? "targets" : "labels";
  return `
def loss_of(model, criterion, images, labels, place: Place${mixes ? ", draws" : ""}):
    """The loss of a batch, and its logits."""
${lines(
  shares && "    targets = F.one_hot(labels, CLASS_COUNT).float()",
  mixes && "    images, targets = mixed(images, targets, draws)",
  "    with place.autocast():",
  heads ? "        outputs = model(images)" : "        logits = model(images)",
  heads &&
    lines(
      "    if not isinstance(outputs, tuple):",
      '        raise TypeError("model.py gives no logits of its auxiliary heads")',
      "    logits, *heads = outputs",
    ),
  `    loss = criterion(logits.float(), ${target})`,
  heads &&
    recipe.auxiliaryWeight !== 0 &&
    lines(
      "    for head in heads:",
      `        loss = loss + ${recipe.auxiliaryWeight} * criterion(head.float(), ${target})`,
    ),
  "    return loss, logits.detach()",
)}


def update(network, optimizer, scaler, rate: float) -> None:
    """Changes the weights by the gradients, which start again from nothing."""
    scaler.unscale_(optimizer)
${lines(
  recipe.clipNorm !== undefined && `    nn.utils.clip_grad_norm_(network.parameters(), ${recipe.clipNorm})`,
  "    set_learning_rate(optimizer, rate)",
  decaysBeside(recipe) && "    decay_weights(optimizer)",
)}
    scaler.step(optimizer)
    scaler.update()
    optimizer.zero_grad(set_to_none=True)
`;
}
