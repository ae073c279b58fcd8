/** A file that is none of weights, or of weights that are not read. */
interface OtherFile {
  readonly recognizes: (head: Uint8Array, start: string) => boolean;
  /** What the file is, and what can be done: a sentence each. */
  readonly says: string;
}

const byBytes = (...bytes: readonly number[]): OtherFile["recognizes"] => {
  return (head) => bytes.every((byte, index) => head[index] === byte);
};

/** What is found in the place of weights, by what it begins with. */
const others: readonly OtherFile[] = [
  {
    recognizes: (_, start) => start.startsWith("version https://git-lfs"),
    says: "the file is a Git LFS pointer, a note of some lines in the place of the weights. `git lfs pull` in its repository fetches them",
  },
  {
    recognizes: (_, start) => /^\s*(<!doctype html|<html|<head|<body)/i.test(start),
    says: "the file is a web page: what was downloaded is the page about the weights, or one that asks to sign in. Fetch it by the link of the file itself",
  },
  {
    recognizes: (_, start) => /^\s*<\?xml|^\s*<Error>/i.test(start),
    says: "the file is XML, most probably what a server answered instead of the weights. Fetch it again",
  },
  {
    // ModelProto: ir_version (1) as a number, then one of the fields 2 to 8, or 14, as bytes.
    recognizes: ([tag, version = 0, next = 0]) =>
      tag === 0x08 && version > 0 && version < 32 && [0x12, 0x1a, 0x22, 0x2a, 0x32, 0x3a, 0x42, 0x72].includes(next),
    says: "the file is an ONNX model, a program with its weights. Take the weights that it was exported from; in Python, `onnx.numpy_helper.to_array` gives each of `model.graph.initializer`",
  },
  {
    recognizes: (_, start) => start.slice(4, 8) === "TFL3",
    says: "the file is a TensorFlow Lite model, whose weights are packed for phones. Take the Keras model that it was converted from",
  },
  {
    recognizes: byBytes(0x1f, 0x8b),
    says: "the file is packed with gzip. Unpack it first, `gunzip` or `tar -xzf`",
  },
  {
    recognizes: byBytes(0x47, 0x47, 0x55, 0x46),
    says: "the file is GGUF, which holds language models",
  },
  {
    // The older protocols have letters in the place of a version.
    recognizes: ([first, protocol = 0]) => first === 0x80 && protocol >= 2 && protocol <= 5,
    says: "the file is a pickle of Python that torch.save has not written, which only Python can open. There, load it and save its tensors with `safetensors.torch.save_file`, or its arrays with `numpy.savez`",
  },
];

/** What the file is and what can be done, where it is known. @param head its first 512 bytes */
export function otherFile(head: Uint8Array): string | undefined {
  const start = new TextDecoder("latin1").decode(head);
  return others.find(({ recognizes }) => recognizes(head, start))?.says;
}
