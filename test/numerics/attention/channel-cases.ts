import { framework } from "../../support/framework.js";
import { type AttentionCase, attentionCase } from "./golden.js";

const { attachments } = framework.catalog;
const block = (type: string) => attachments.get(type);

const excitation = (prefix: string, first: string, second: string) => ({
  w1: `${prefix}${first}.weight`,
  b1: `${prefix}${first}.bias`,
  w2: `${prefix}${second}.weight`,
  b2: `${prefix}${second}.bias`,
});

/** The goldens whose gate has one number for each channel. */
export const channelCases: Readonly<Record<string, AttentionCase>> = {
  ese: attentionCase(block("ese"), {}, { w: "fc.weight", b: "fc.bias" }),
  eca_k3: attentionCase(block("eca"), {}, { k: "conv.weight" }),
  ge_theta_minus_global: attentionCase(block("ge"), {}),
  gc_add: attentionCase(
    block("gc"),
    { reduction: 2 },
    {
      gm: "conv_attn.weight",
      gmb: "conv_attn.bias",
      ga1: "mlp_add.fc1.weight",
      gb1: "mlp_add.fc1.bias",
      lg: "mlp_add.norm.weight",
      lbt: "mlp_add.norm.bias",
      ga2: "mlp_add.fc2.weight",
      gb2: "mlp_add.fc2.bias",
    },
  ),
  srm: attentionCase(block("srm"), {}, { cf: "cfc", sg: "bn.weight", sb: "bn.bias" }, "bn"),
  fca_2freq: attentionCase(
    block("fca"),
    {
      reduction: 2,
      frequencies: [
        [0, 0],
        [0, 1],
      ],
    },
    excitation("", "fc.0", "fc.2"),
  ),
  gct_gated_l2: attentionCase(block("gct"), {}, { al: "alpha", ga: "gamma", bt: "beta" }),
  gct_gaussian_c2: attentionCase(block("gaussian_gct"), {}),
  lct_g2: attentionCase(block("lct"), { groups: 2 }, { lw: "w", lb: "b" }),
};

const scse = { ...excitation("cSE.", "fc1", "fc2"), ws: "sSE.conv.weight", bs: "sSE.conv.bias" };

/** The goldens whose gates differ between the positions of a map. */
export const positionCases: Readonly<Record<string, AttentionCase>> = {
  scse_max: attentionCase(block("scse"), { combine: "max" }, scse),
  scse_add: attentionCase(block("scse"), {}, scse),
  cbam_r2: attentionCase(
    block("cbam"),
    { reduction: 2 },
    {
      ...excitation("channel.", "fc1", "fc2"),
      k7: "spatial.conv.conv.weight",
      bg: "spatial.conv.bn.weight",
      bb: "spatial.conv.bn.bias",
    },
    "spatial.conv.bn",
  ),
  simam: attentionCase(block("simam"), {}),
  nam_channel: attentionCase(
    block("nam"),
    {},
    { sg: "Channel_Att.bn2.weight", sb: "Channel_Att.bn2.bias" },
    "Channel_Att.bn2",
  ),
  coordatt: attentionCase(
    block("coord"),
    {},
    {
      cw1: "conv1.weight",
      cb1: "conv1.bias",
      cg: "bn1.weight",
      cbt: "bn1.bias",
      ch_: "conv_h.weight",
      bh: "conv_h.bias",
      cw_: "conv_w.weight",
      bw: "conv_w.bias",
    },
    "bn1",
  ),
  triplet: {
    attachment: block("triplet"),
    options: {},
    state: ({ params, bn_running: running }) =>
      Object.fromEntries(
        ["cw", "hc", "hw"].flatMap((branch, index) => {
          const one = (values: readonly number[] | undefined): readonly number[] =>
            values?.slice(index, index + 1) ?? [];
          return [
            [`${branch}.conv.conv.weight`, params[`t${index}`]?.data ?? []],
            [`${branch}.conv.bn.weight`, one(params["tg"]?.data)],
            [`${branch}.conv.bn.bias`, one(params["tb"]?.data)],
            [`${branch}.conv.bn.running_mean`, one(running?.mean)],
            [`${branch}.conv.bn.running_var`, one(running?.var)],
          ];
        }),
      ),
  },
  sge_g2: attentionCase(block("sge"), { groups: 2 }, { sgw: "weight", sgb: "bias" }),
};
