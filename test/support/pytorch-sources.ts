import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Network } from "@netgraft/core";
import {
  differentiate,
  elementCount,
  float32Tensor,
  type Graph,
  type Mark,
  type Tensor,
  type TensorSpec,
  toTraining,
  withBatch,
  withUpdatesAsOutputs,
} from "@netgraft/core/graph";
import { modelSource } from "@netgraft/pytorch";
import { python } from "@netgraft/test-support";
import { evaluate, type ReferenceTensor } from "@netgraft/testing";
import { encodeSafetensors, nameDerivedUniform, nameDerivedWeights } from "@netgraft/weights";
import { sumOfLogits } from "./sum-of-logits.js";

/** What PyTorch says of a network's source. */
export interface CheckedSource {
  /** The keys of its state dict, but for the counts of batches that PyTorch keeps for itself. */
  readonly keys: readonly string[];
  readonly shapes: readonly (readonly number[])[];
  /** The largest difference of a logit from that in float64, in parts of their spread. */
  readonly logits: number;
  /** What differs the most in training mode, by name: the loss, gradients, running statistics; in parts of their spread. */
  readonly training: Readonly<Record<string, number>>;
  /** The same of the logits of `torch.compile` without breaks, of `torch.export`, and with the channels last, where they are asked for. */
  readonly forms: Readonly<Record<string, number>>;
  /** The state of the network as it is composed. */
  readonly expected: readonly TensorSpec[];
}

export interface CheckOptions {
  /** Whether `torch.compile`, `torch.export` and `channels_last` are tried, which takes seconds. */
  readonly forms?: boolean;
}

const batch = 2;

const program = `
import importlib.util, json, sys, warnings, torch
from safetensors.torch import load_file

warnings.filterwarnings("ignore")
torch.set_num_threads(1)
draws = []

def distance(found, expected, least=0.0):
    spread = max((expected.max() - expected.min()).item(), expected.abs().max().item(), least, 1e-12)
    return ((found - expected).abs().max() / spread).item()

def drawn(x, *_, p=0.0, training=True, **__):
    if not training or p == 0:
        return x
    mask = draws.pop(0)
    return x * mask.reshape([-1] + [1] * (x.ndim - 1) if mask.ndim == 1 else x.shape)

def drop_path(x, rate, training):
    return drawn(x, p=rate, training=training)

def shake_shake(a, b, training):
    if not training:
        return (a + b) / 2
    forward, backward = (draws.pop(0).reshape(-1, 1, 1, 1) for _ in range(2))
    return b + (a - b) * backward + ((a - b) * (forward - backward)).detach()

def forms(model, x):
    torch._dynamo.reset()
    yield "compile", torch.compile(model, fullgraph=True, backend="eager")(x)
    yield "export", torch.export.export(model, (x,)).module()(x)
    yield "channels_last", model.to(memory_format=torch.channels_last)(x.to(memory_format=torch.channels_last))

def checked(folder, tries_forms):
    spec = importlib.util.spec_from_file_location("model", folder + "/model.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    model = module.build().eval()
    weights = load_file(folder + "/weights.safetensors")
    model.load_state_dict(weights, strict=True)
    state = {k: v for k, v in model.state_dict().items() if not k.endswith("num_batches_tracked")}
    given = load_file(folder + "/tensors.safetensors")
    x, dy, logits = given["input"], given["dy"], given["logits"]
    result = {"keys": list(state), "shapes": [list(v.shape) for v in state.values()], "training": {}, "forms": {}}
    with torch.no_grad():
        result["logits"] = distance(model(x), logits)
    original = torch.nn.functional.dropout
    torch.nn.functional.dropout = drawn
    module.drop_path, module.shake_shake = drop_path, shake_shake
    draws[:] = [given[k] for k in sorted((k for k in given if k.startswith("draw.")), key=lambda k: int(k[5:]))]
    found = model.train()(x)
    # Beside the logits, training mode gives those of auxiliary heads.
    loss = ((found[0] if isinstance(found, tuple) else found) * dy).sum()
    loss.backward()
    torch.nn.functional.dropout = original
    gradients = {k: v.grad if v.grad is not None else torch.zeros_like(v) for k, v in model.named_parameters()}
    least = max((v.abs().max().item() for k, v in given.items() if k.startswith("gradient.")), default=0) * 1e-2
    result["training"]["loss"] = distance(loss.detach(), given["loss"])
    result["training"]["draws"] = len(draws)
    for name, found in gradients.items():
        result["training"]["gradient." + name] = distance(found, given["gradient." + name], least)
    for name, found in model.named_buffers():
        if "update." + name in given:
            result["training"]["update." + name] = distance(found, given["update." + name])
    if tries_forms:
        model.load_state_dict(weights)
        with torch.no_grad():
            for name, found in forms(model.eval(), x):
                result["forms"][name] = distance(found, logits)
    return result

print(json.dumps([checked(folder, sys.argv[1] == "forms") for folder in sys.argv[2:]]))
`;

/**
 * Writes networks as source, and asks PyTorch, in one process, what they compute: logits, and in training mode a loss, with its
 * gradients and the running statistics behind it, beside the evaluation in float64.
 */
export function checkedSources(
  networks: readonly Network[],
  { forms = false }: CheckOptions = {},
): readonly CheckedSource[] {
  const folder = mkdtempSync(join(tmpdir(), "netgraft-sources-"));
  try {
    const folders = networks.map((_, index) => join(folder, String(index)));
    for (const [index, network] of networks.entries()) writeCase(folders[index] ?? "", network);
    const { status, stdout, stderr } = spawnSync(python, ["-B", "-c", program, forms ? "forms" : "plain", ...folders], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    if (status !== 0) throw new Error(`${python} failed: ${stderr}`);
    // The program above prints this form.
    const found = JSON.parse(stdout) as readonly Omit<CheckedSource, "expected">[];
    return found.map((each, index) => ({ ...each, expected: networks[index]?.graph.state() ?? [] }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeCase(folder: string, { graph, config, name }: Network): void {
  mkdirSync(folder);
  const state = nameDerivedWeights(graph.state());
  const { channels, height, width } = config.input;
  const shape = [batch, channels, height, width];
  const input = float32Tensor(shape, nameDerivedUniform("input", elementCount(shape)));
  const { logits } = evaluate({ graph, state }, { input });
  if (logits === undefined) throw new TypeError("a network has logits");
  const dy = float32Tensor([batch, logits.data.length / batch], nameDerivedUniform("dy", logits.data.length));
  const step = trainingStep(graph);
  const draws = drawsOf(step);
  const found = evaluate({ graph: step, state }, { input, dy, ...Object.fromEntries(draws) });
  const orders = ordersOf(graph);
  const expected = Object.entries({ ...found, logits }).map(
    ([output, tensor]) => [output, asTensor(tensor, orders.get(output.replace("gradient.", "")))] as const,
  );
  const drawn = draws.map(([, tensor], index) => [`draw.${index}`, tensor] as const);
  writeFileSync(join(folder, "model.py"), modelSource(graph, { name }));
  writeFileSync(join(folder, "weights.safetensors"), encodeSafetensors(state));
  const tensors = new Map<string, Tensor>([["input", input], ["dy", dy], ...drawn, ...expected]);
  writeFileSync(join(folder, "tensors.safetensors"), encodeSafetensors(tensors));
}

/** A step without an optimizer: the loss Σ logits · dy, the gradients, and what the running statistics become. */
function trainingStep(graph: Graph): Graph {
  const trained = differentiate(sumOfLogits(toTraining(withBatch(graph, batch))), { of: "loss" });
  return withUpdatesAsOutputs(
    trained,
    Object.fromEntries(Object.keys(trained.updates).map((buffer) => [buffer, `update.${buffer}`])),
  );
}

/** What is drawn for a step, in the order in which it is. */
function drawsOf({ inputs, marks }: Graph): readonly (readonly [name: string, tensor: Tensor])[] {
  const isDraw = (mark: Mark) => mark.kind === "mask" || mark.kind === "uniform";
  const drawn = marks.filter(isDraw);
  return Object.entries(inputs).flatMap(([name, { id, axes }]) => {
    const mark = drawn.find(({ value }) => value === id);
    if (mark === undefined) return [];
    const shape = axes.map(({ size }) => Number(size));
    const uniform = nameDerivedUniform(name, elementCount(shape)).map((each) => (each + 1) / 2);
    const data = mark.kind === "mask" ? uniform.map((each) => (each < mark.rate ? 0 : 1 / (1 - mark.rate))) : uniform;
    return [[name, float32Tensor(shape, data)] as const];
  });
}

/** The order of the axes of each tensor of the state. */
function ordersOf({ values }: Graph): ReadonlyMap<string, readonly string[]> {
  return new Map(
    values.flatMap(({ source, axes }) =>
      "name" in source ? [[source.name, axes.map(({ name }) => name)] as const] : [],
    ),
  );
}

/** In float32, in an order of its axes. */
function asTensor({ axes, data }: ReferenceTensor, order: readonly string[] = axes.map(({ name }) => name)): Tensor {
  const placed = order.flatMap((wanted) => axes.filter(({ name }) => name === wanted));
  const strides = new Map(
    axes.map(({ name }, place) => [name, axes.slice(place + 1).reduce((n, { size }) => n * size, 1)]),
  );
  const found = new Float32Array(data.length);
  for (let index = 0; index < found.length; index += 1) {
    let [rest, from] = [index, 0];
    for (const { name, size } of placed.toReversed()) {
      from += (rest % size) * (strides.get(name) ?? 0);
      rest = Math.floor(rest / size);
    }
    found[index] = data[from] ?? 0;
  }
  return float32Tensor(
    placed.map(({ size }) => size),
    found,
  );
}
