import {
  conv,
  dense,
  detach,
  dropout,
  dropPath,
  emits,
  groupNorm,
  inOrder,
  inputAt,
  layerNorm,
  matmul,
  orderOf,
  outputAt,
  resized,
  shakeShake,
  batchNorm,
} from "@netgraft/core/graph";
import { call, type Expression, fixed, member, method, slot, text } from "../python/expression.js";
import { channelsSecond, ordered, type Row, type Tensor } from "./tensor.js";
import { windowArguments } from "./pool-arguments.js";

/** Letters for axes, as `einsum` has them: the first letter of the name where it is free. */
function lettersOf(names: readonly string[]): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const name of new Set(names)) {
    const taken = new Set(letters.values());
    const wanted = `${name.toLowerCase()}abcdefghijklmnopqrstuvwxyz`
      .split("")
      .find((letter) => /[a-z]/.test(letter) && !taken.has(letter));
    letters.set(name, wanted ?? "z");
  }
  return letters;
}

/** A layer's function with tensors that are no layer's: shared ones, or ones that are computed. */
const training = member("self", "training");

export const products: readonly Row[] = [
  emits(matmul, ({ inputs, outputs }) => {
    const [a, b] = [inputAt<Tensor>(inputs, 0), inputAt<Tensor>(inputs, 1)];
    const axes = outputAt(outputs, 0).axes;
    const letters = lettersOf([...orderOf(a), ...orderOf(b)]);
    const written = (names: readonly string[]): string => names.map((name) => letters.get(name)).join("");
    const terms = `"${written(orderOf(a))},${written(orderOf(b))}->${written(axes.map(({ name }) => name))}"`;
    return [{ expression: call("torch.einsum", [text(terms), a.expression, b.expression]), axes }];
  }),
  emits(conv, ({ inputs, outputs, attributes: { groups, windows } }) => {
    const [given, weight, bias] = [inputAt<Tensor>(inputs, 0), inputAt<Tensor>(inputs, 1), inputs[2]];
    const axes = windows.map(({ axis }) => axis);
    const x = ordered(given, ["batch", "channel", ...axes]);
    const { stride, padding, dilation } = windowArguments(windows);
    const isEven = windows.every(({ before, after }) => before === after);
    const sides = windows.toReversed().flatMap(({ before, after }) => [fixed(before), fixed(after)]);
    const input: Expression = isEven
      ? x.expression
      : call("F.pad", [x.expression, { kind: "list", brackets: "()", items: sides }]);
    return [
      {
        expression: {
          kind: "call",
          callee: text(`F.conv${windows.length}d`),
          arguments: [
            { value: input },
            { value: ordered(weight, ["out", "in", ...axes]).expression },
            ...(bias === undefined ? [] : [{ value: bias.expression }]),
            stride,
            ...(isEven ? [padding] : []),
            dilation,
            { name: "groups", value: slot(groups, "groups", "channels"), default: 1 },
          ],
        },
        axes: resized(x.axes, outputAt(outputs, 0)),
      },
    ];
  }),
  emits(dense, ({ inputs, outputs }) => {
    const [given, weight, bias] = [inputAt<Tensor>(inputs, 0), inputAt<Tensor>(inputs, 1), inputs[2]];
    const x = ordered(given, [...orderOf(given).filter((name) => name !== "channel"), "channel"]);
    const parameters = [ordered(weight, ["out", "in"]), ...(bias === undefined ? [] : [bias])];
    return [
      {
        expression: call("F.linear", [x.expression, ...parameters.map(({ expression }) => expression)]),
        axes: resized(x.axes, outputAt(outputs, 0)),
      },
    ];
  }),
  emits(batchNorm, ({ inputs, attributes: { epsilon, momentum } }) => {
    const x = channelsSecond(inputAt<Tensor>(inputs, 0));
    const [weight, bias, mean, variance] = inputs.slice(1).map(({ expression }) => expression);
    return [
      {
        expression: call(
          "F.batch_norm",
          [x.expression, mean, variance].filter((each) => each !== undefined),
          {
            weight,
            bias,
            training,
            momentum: slot(momentum, "momentum"),
            eps: slot(epsilon, "eps"),
          },
        ),
        axes: x.axes,
      },
    ];
  }),
  emits(groupNorm, ({ inputs, attributes: { groups, epsilon } }) => {
    const x = channelsSecond(inputAt<Tensor>(inputs, 0));
    const [weight, bias] = inputs.slice(1).map(({ expression }) => expression);
    return [
      {
        expression: call("F.group_norm", [x.expression, slot(groups, "groups", "channels")], {
          weight,
          bias,
          eps: slot(epsilon, "eps"),
        }),
        axes: x.axes,
      },
    ];
  }),
  emits(layerNorm, ({ inputs, attributes: { axes, epsilon } }) => {
    const given = inputAt<Tensor>(inputs, 0);
    const x = ordered(given, [...orderOf(given).filter((name) => !axes.includes(name)), ...axes]);
    const sizes = x.axes.slice(-axes.length).map(({ size }) => slot(Number(size), "shape", "channels"));
    const [weight, bias] = inputs.slice(1).map((tensor) => ordered(tensor, axes).expression);
    return [
      {
        expression: call("F.layer_norm", [x.expression, { kind: "list", brackets: "()", items: sizes }], {
          weight,
          bias,
          eps: slot(epsilon, "eps"),
        }),
        axes: x.axes,
      },
    ];
  }),
  emits(dropout, ({ inputs, attributes: { rate } }) => {
    const x = inputAt<Tensor>(inputs, 0);
    return [
      { expression: call("F.dropout", [x.expression], { p: slot(rate, "dropout", "rate"), training }), axes: x.axes },
    ];
  }),
  emits(dropPath, ({ inputs, attributes: { rate } }, emission) => {
    const x = inputAt<Tensor>(inputs, 0);
    const others = orderOf(x).filter((name) => name !== "batch");
    const first = ordered(x, ["batch", ...others]);
    return [
      {
        expression: call(emission.helper("drop_path"), [first.expression, slot(rate, "drop_path", "rate"), training]),
        axes: first.axes,
      },
    ];
  }),
  emits(shakeShake, ({ inputs, outputs }, emission) => {
    const first = inputAt<Tensor>(inputs, 0);
    const order = ["batch", ...orderOf(first).filter((name) => name !== "batch")];
    const branches = inputs.map((tensor) => ordered(tensor, order).expression);
    return [
      {
        expression: call(emission.helper("shake_shake"), [...branches, training]),
        axes: inOrder(order, outputAt(outputs, 0)),
      },
    ];
  }),
  emits(detach, ({ inputs }) => {
    const x = inputAt<Tensor>(inputs, 0);
    return [{ expression: method(x.expression, "detach"), axes: x.axes }];
  }),
];
