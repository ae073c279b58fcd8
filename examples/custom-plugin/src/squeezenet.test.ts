import { testBackbone } from "@netgraft/testing";
import { squeezenet } from "./squeezenet.js";

const picture = { channels: 3, height: 224, width: 224 };
const golden = (name: string): URL => new URL(`../goldens/${name}.safetensors`, import.meta.url);

testBackbone(squeezenet, {
  cases: [
    // As torchvision publishes them.
    { options: { version: "1.0" }, input: picture, classes: 1000, parameters: 1_248_424, countOnly: true },
    {
      options: { version: "1.1" },
      input: picture,
      classes: 1000,
      parameters: 1_235_496,
      features: [
        { name: "features.4", channels: 128, reduction: 4 },
        { name: "features.7", channels: 256, reduction: 8 },
        { name: "features.12", channels: 512, reduction: 16 },
      ],
      countOnly: true,
    },
    // A fire module of s and e channels on c has (c + 1) s + 10 (s e) + 2 e numbers.
    { options: { version: "1.1", widthMultiplier: 0.125 }, parameters: 12_255 },
  ],
  goldens: [golden("squeezenet1_0"), golden("squeezenet1_1")],
});
