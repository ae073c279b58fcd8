/** Where a config value was written. */
export interface Origin {
  /**
   * `file`: a config file; `preset`: a network that a plugin registers; `argument`: an argument of the command;
   * `program`: a config given as a value in code; `default`: nobody wrote it.
   */
  readonly kind: "file" | "preset" | "argument" | "program" | "default";
  /** The file as it is shown to the user, the preset's name, or the whole argument, e.g. `--set classes=10`. */
  readonly name: string;
  /** Counted from 1. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
}

/** The origin of values that come from a schema's defaults. */
export const defaultOrigin: Origin = Object.freeze({ kind: "default", name: "default" });

/** The origin in print: `se.yaml:7:5`, `preset resnet50`, `--set classes=10`. */
export function describeOrigin({ kind, name, line, column }: Origin): string {
  const place = [name, line, column].filter((part) => part !== undefined).join(":");
  return kind === "preset" ? `preset ${place}` : place;
}
