import { definePlugin } from "@netgraft/core";
import { bottleneckAttention } from "./bam.js";
import { bottleneckSelfAttention } from "./botnet.js";
import { convolutionalBlockAttention } from "./cbam.js";
import { coordinateAttention } from "./coord.js";
import { deepConnectedAttention } from "./dca.js";
import { efficientChannelAttention } from "./eca.js";
import { effectiveSqueezeExcitation } from "./ese.js";
import { frequencyChannelAttention } from "./fca.js";
import { gaussianContextTransformer } from "./gaussian-gct.js";
import { globalContext } from "./gc.js";
import { gatedChannelTransformation } from "./gct.js";
import { gatherExcite } from "./ge.js";
import { linearContextTransform } from "./lct.js";
import { normalizationAttention } from "./nam.js";
import { attentionPresets } from "./networks/presets.js";
import { nonLocal } from "./nl.js";
import { shuffleAttention } from "./sa.js";
import { concurrentSqueezeExcitation } from "./scse.js";
import { spatialGroupEnhance } from "./sge.js";
import { simpleAttention } from "./simam.js";
import { selectiveKernel } from "./sk.js";
import { splitAttention } from "./splat.js";
import { styleRecalibration } from "./srm.js";
import { tripletAttention } from "./triplet.js";

/** The attention blocks after squeeze-and-excitation, by the names of timm's `create_attn` where it has them. */
export const attention = definePlugin({
  name: "@netgraft/plugin-attention",
  apiVersion: 1,
  attachments: [
    bottleneckAttention,
    bottleneckSelfAttention,
    concurrentSqueezeExcitation,
    convolutionalBlockAttention,
    coordinateAttention,
    deepConnectedAttention,
    effectiveSqueezeExcitation,
    efficientChannelAttention,
    frequencyChannelAttention,
    gatedChannelTransformation,
    gatherExcite,
    gaussianContextTransformer,
    globalContext,
    linearContextTransform,
    nonLocal,
    normalizationAttention,
    selectiveKernel,
    shuffleAttention,
    simpleAttention,
    spatialGroupEnhance,
    splitAttention,
    styleRecalibration,
    tripletAttention,
  ],
  networks: attentionPresets,
});
export default attention;
