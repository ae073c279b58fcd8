import type { NetworkOptions } from "./network-options.js";

/**
 * The name of a network with what `--attach` and `--set` change of it, as they are written: `resnet50 + eca`. Where several networks
 * stand beside each other, the name alone would say that nothing is attached.
 */
export function changedName(name: string, { attach = [], set = [] }: NetworkOptions): string {
  const changes = [
    ...attach.map(({ text, position }) => ({ text: `+ ${text}`, position })),
    // A name that is set is the network's name already, and where plugins are is no change of the network.
    ...set.filter(({ text }) => !/^(?:name|plugins)\b/.test(text)),
  ].toSorted((a, b) => a.position - b.position);
  return [name, ...changes.map(({ text }) => text)].join(" ");
}
