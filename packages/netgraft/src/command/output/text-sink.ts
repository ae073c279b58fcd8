/** Where text goes: a terminal, a file, a pipe, or a test. `process.stdout` is one. */
export interface TextSink {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal in characters. */
  readonly columns?: number;
  /** Whether the terminal shows colours; respects NO_COLOR, FORCE_COLOR and TERM. */
  hasColors?(): boolean;
}
