import type { BlockBuilder, BuildBackbone, Head, Value } from "@netgraft/core";
import { type StagesSpec, vggStages } from "./stages.js";

/** A VGG, fully decided. */
export interface VggSpec extends StagesSpec {
  readonly hiddenChannels: number;
  /** Dropout rate after both hidden layers of the classifier. */
  readonly dropout: number;
}

/** Height and width before the classifier, whatever the input (torchvision). */
const pooled = { height: 7, width: 7 };

/** Stages, each followed by a 2×2 pool, an adaptive pool and three dense layers. */
export function buildVgg({ hiddenChannels, dropout, ...spec }: VggSpec, { classes }: Head): BuildBackbone {
  const { stages, lastPool } = vggStages(spec);
  return (b, image) => {
    const pools = stages.reduce((x, stage) => b.maxPool(b.stage(stage, x), { size: 2 }), image);
    const features = b.feature(lastPool, pools, 2 ** stages.length);
    const hidden = (name: string, x: Value): Value => b.dropout(b.relu(dense(b, name, x, hiddenChannels)), dropout);
    return b.module(
      "",
      () => {
        const flat = b.flatten(b.adaptiveAveragePool(b.beforePool(features), pooled));
        return dense(b, "classifier.6", hidden("classifier.3", hidden("classifier.0", flat)), classes);
      },
      { kind: "head" },
    );
  };
}

/** A dense layer whose weights start as torchvision's. */
function dense(b: BlockBuilder, name: string, x: Value, channels: number): Value {
  return b.dense(name, x, { channels, initializer: { kind: "normal", deviation: 0.01 } });
}
