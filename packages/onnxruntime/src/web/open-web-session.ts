import type { NamedTensors, Program, Session } from "@netgraft/core/graph";
import { encodeOnnx } from "@netgraft/onnx";
import { type OrtTensor, tensorOfOrt } from "../tensor-of-ort.js";

/** What is used of a session of onnxruntime. */
export interface OrtSession {
  run(feeds: Record<string, OrtTensor>): Promise<Readonly<Record<string, OrtTensor>>>;
  release(): Promise<void>;
}

/**
 * What is used of the module `onnxruntime-web`, or of one of its builds such as `onnxruntime-web/wasm`; its own types are not
 * there where the package is not.
 */
export interface OrtModule {
  readonly Tensor: new (type: "float32", data: Float32Array, dims: readonly number[]) => OrtTensor;
  readonly InferenceSession: { create(model: Uint8Array): Promise<OrtSession> };
}

/**
 * Loads a program into onnxruntime in this very thread, as a page or a worker has it. Where its WebAssembly is served from, and how
 * many threads it has, is set before in `ort.env`.
 * @param ort the module whose environment has been set
 * @throws NG_OPERATION_UNSUPPORTED, NG_MODEL_TENSOR, NG_MODEL_TOO_LARGE; the words of onnxruntime where it refuses the model
 */
export async function openWebSession(ort: OrtModule, program: Program): Promise<Session> {
  const session = await ort.InferenceSession.create(await encodeOnnx(program));

  async function run(inputs: NamedTensors): Promise<NamedTensors> {
    const feeds = Object.entries(inputs).map(([name, { dtype, shape, data }]): [string, OrtTensor] => [
      name,
      // onnxruntime's constructor has an overload for each type; it checks that it has the type, and the array of it.
      new ort.Tensor(dtype as "float32", data as Float32Array, shape),
    ]);
    const outputs = await session.run(Object.fromEntries(feeds));
    return Object.fromEntries(Object.entries(outputs).map(([name, tensor]) => [name, tensorOfOrt(name, tensor)]));
  }

  return {
    run,
    async benchmark(inputs, { warmup, counted }) {
      for (let index = 0; index < warmup; index += 1) await run(inputs);
      const milliseconds: number[] = [];
      for (let index = 0; index < counted; index += 1) {
        const start = performance.now();
        await run(inputs);
        milliseconds.push(performance.now() - start);
      }
      return milliseconds;
    },
    release: () => session.release(),
  };
}
