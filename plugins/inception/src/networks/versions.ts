import { bnInception } from "./bn-inception.js";
import { googlenet, type GooglenetOptions } from "./googlenet.js";
import type { InceptionNetwork } from "./inception-network.js";
import { inceptionV3 } from "./inception-v3.js";
import { inceptionV4 } from "./inception-v4.js";

/** The networks by the name of the option. */
export const versions = {
  bn: () => bnInception,
  googlenet,
  v3: () => inceptionV3,
  v4: () => inceptionV4,
} as const satisfies Readonly<Record<string, (options: GooglenetOptions) => InceptionNetwork>>;

export type Version = keyof typeof versions;
