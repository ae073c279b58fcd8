/** A tensor that a training step keeps beside the network's state. */
export interface Slot {
  /** Its name in the step's state: `optimizer.momentum.conv1.weight`, `average.conv1.weight`. */
  readonly name: string;
  readonly shape: readonly number[];
  /** What it is at first: a number in all elements, or a copy of the tensor of the network that it belongs to. */
  readonly initial: number | "copy";
  /** The tensor of the network that it belongs to. */
  readonly of: string;
}
