/** The files of a run in memory, at a time: what a tracker sees. */
export class RunInMemory {
  readonly files = new Map<string, Uint8Array>();

  /** @param milliseconds since 1970 */
  constructor(readonly milliseconds = 0) {}

  read(name: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.files.get(name));
  }

  write(name: string, bytes: Uint8Array): Promise<void> {
    this.files.set(name, bytes);
    return Promise.resolve();
  }

  now(): number {
    return this.milliseconds;
  }

  text(name: string): string {
    return new TextDecoder().decode(this.files.get(name));
  }
}
