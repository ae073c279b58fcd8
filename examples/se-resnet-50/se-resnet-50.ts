/** The article's last lines: SE-ResNet-50 from its parts, and a batch of two pictures through it. */
import { defineNetwork, float32Tensor, openSession, predict, resnet, se } from "netgraft";

const network = defineNetwork({
  plugins: [se, resnet],
  name: "se-resnet-50",
  input: { channels: 3, height: 224, width: 224 },
  classes: 1000,
  backbone: { type: "resnet", depth: 50 },
  attachments: [{ attach: { type: "se", reduction: 16 } }],
}).compose();

const { parameters, macs } = network.summary();
console.log(`${network.name}: ${parameters} parameters, ${macs} MACs`);

// Untrained weights; `{ file: "weights.safetensors" }` has them from a file.
const session = await openSession(network, { weights: { seed: 1 } });
try {
  const shape = [2, 3, 224, 224];
  const pictures = Float32Array.from({ length: 2 * 3 * 224 * 224 }, () => Math.random());
  const logits = await predict(session, float32Tensor(shape, pictures));
  console.log(`${shape.join("×")} gives ${logits.shape.join("×")}`);
} finally {
  await session.release();
}
