import { assignment, lineLength, lines } from "../python.js";
import type { Optimizer, Recipe } from "../recipe.js";

/** Parameters that are trained in a way of their own, by the paths at or below which they lie. */
export interface GroupPaths {
  readonly paths: readonly string[];
  readonly factor: number;
  readonly weightDecay?: number | undefined;
}

/** How parameters follow their gradients. */
export function optimizer({ optimizer: chosen }: Pick<Recipe, "optimizer">, groups: readonly GroupPaths[]): string {
  return [classOf(chosen), groupsOf(chosen, groups), making(chosen, groups)]
    .filter((part) => part !== undefined)
    .join("\n");
}

const tensorflowRmsprop = `
class RMSpropTF(torch.optim.Optimizer):
    """RMSprop as TensorFlow has it: epsilon in the root, the mean square 1 at first."""

    def __init__(self, params, lr: float, alpha: float, eps: float, momentum: float):
        defaults = {"lr": lr, "alpha": alpha, "eps": eps, "momentum": momentum}
        super().__init__(params, defaults)

    @torch.no_grad()
    def step(self, closure=None):
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            for parameter in group["params"]:
                if parameter.grad is not None:
                    self.update(parameter, group)
        return loss

    def update(self, parameter: Tensor, group: dict[str, Any]) -> None:
        gradient, state = parameter.grad, self.state[parameter]
        if not state:
            state["square"] = torch.ones_like(parameter)
            state["momentum"] = torch.zeros_like(parameter)
        if group.get("coupled_decay"):
            gradient = gradient.add(parameter, alpha=group["coupled_decay"])
        rest = 1 - group["alpha"]
        square = state["square"].mul_(group["alpha"])
        square.addcmul_(gradient, gradient, value=rest)
        change = gradient / (square + group["eps"]).sqrt() * group["lr"]
        parameter.sub_(state["momentum"].mul_(group["momentum"]).add_(change))
`;

function classOf(chosen: Optimizer): string | undefined {
  return chosen.type === "rmsprop" && chosen.form === "tensorflow" ? tensorflowRmsprop : undefined;
}

/** Whether parameters differ in their rate or in their decay. */
function differs({ weightDecay, decayNormsAndBiases }: Optimizer, groups: readonly GroupPaths[]): boolean {
  return groups.length > 0 || (weightDecay > 0 && !decayNormsAndBiases);
}

function groupsOf(chosen: Optimizer, groups: readonly GroupPaths[]): string | undefined {
  if (!differs(chosen, groups)) return undefined;
  const { weightDecay, decayNormsAndBiases } = chosen;
  const decaying = weightDecay > 0 || groups.some((group) => (group.weightDecay ?? 0) > 0);
  const spares = decaying && !decayNormsAndBiases;
  return lines(
    groups.length > 0 &&
      `${lines(
        "# Modules with a learning rate or a weight decay of their own; the first that a parameter",
        "# is below counts.",
      )}\n${assignment(
        "GROUPS",
        groups.map(({ paths, factor, weightDecay: own }) => [paths, factor, own]),
      )}`,
    `

def parameter_groups(network: nn.Module) -> list[dict[str, Any]]:
    """The parameters that are trained, by their learning rate and their weight decay."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        scale, decay = 1.0, ${weightDecay}`,
    groups.length > 0 &&
      `        for paths, factor, own_decay in GROUPS:
            if is_below(name, paths):
                scale, decay = factor, decay if own_decay is None else own_decay
                break`,
    spares &&
      `        if parameter.ndim <= 1:  # norms and biases
            decay = 0.0`,
    `        groups.setdefault((scale, decay), []).append(parameter)
    return [
        {"params": parameters, "lr_scale": scale, "${decayKey(chosen)}": decay}
        for (scale, decay), parameters in groups.items()
    ]
`,
  );
}

/** What an optimizer calls its weight decay; what PyTorch's has not is done beside it. */
function decayKey(chosen: Optimizer): string {
  if (chosen.type === "adamw") return "weight_decay";
  if (chosen.decoupledDecay) return "decoupled_decay";
  return chosen.type === "rmsprop" && chosen.form === "tensorflow" ? "coupled_decay" : "weight_decay";
}

function making(chosen: Optimizer, groups: readonly GroupPaths[]): string {
  const own = differs(chosen, groups);
  const key = decayKey(chosen);
  const trained = "[p for p in network.parameters() if p.requires_grad]";
  const single = lines(
    `    parameters = ${trained}`,
    `    groups = [{"params": parameters, "lr_scale": 1.0, "${key}": ${chosen.weightDecay}}]`,
  );
  return `
def make_optimizer(network: nn.Module, learning_rate: float) -> torch.optim.Optimizer:
${own ? "    groups = parameter_groups(network)" : single}
    return ${constructed(chosen)}


def set_learning_rate(optimizer: torch.optim.Optimizer, rate: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = rate * group["lr_scale"]
${key === "decoupled_decay" ? decoupled : ""}`;
}

const decoupled = `

@torch.no_grad()
def decay_weights(optimizer: torch.optim.Optimizer) -> None:
    """Decoupled weight decay, before the update (Loshchilov & Hutter 2019)."""
    for group in optimizer.param_groups:
        for parameter in group["params"]:
            if parameter.grad is not None:
                parameter.mul_(1 - group["lr"] * group["decoupled_decay"])
`;

/** Whether weights decay beside the optimizer, by `decay_weights`. */
export function decaysBeside({ optimizer: chosen }: Pick<Recipe, "optimizer">): boolean {
  return decayKey(chosen) === "decoupled_decay";
}

function constructed(chosen: Optimizer): string {
  switch (chosen.type) {
    case "sgd":
      return callOf("torch.optim.SGD", [`momentum=${chosen.momentum}`, ...(chosen.nesterov ? ["nesterov=True"] : [])]);
    case "adamw":
      return callOf(chosen.decoupledDecay ? "torch.optim.AdamW" : "torch.optim.Adam", [
        `betas=(${chosen.betas.join(", ")})`,
        `eps=${chosen.epsilon}`,
      ]);
    case "rmsprop":
  }
  return callOf(chosen.form === "tensorflow" ? "RMSpropTF" : "torch.optim.RMSprop", [
    `alpha=${chosen.alpha}`,
    `eps=${chosen.epsilon}`,
    `momentum=${chosen.momentum}`,
  ]);
}

/** A call behind `return `, on one line where that is not too long. */
function callOf(name: string, options: readonly string[]): string {
  const given = ["groups", "learning_rate", ...options].join(", ");
  const line = `${name}(${given})`;
  return line.length + 11 > lineLength ? `${name}(\n        ${given}\n    )` : line;
}
