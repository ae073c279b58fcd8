import { type ChildProcess, fork, type ForkOptions } from "node:child_process";

/** A message between a process and its child. */
export interface ProcessMessage {
  /** From 1, over both ways and all children. */
  readonly number: number;
  readonly way: "to the child" | "from the child";
}

/**
 * What starts processes as `Processes` of @netgraft/engine-process does, and kills them.
 * @param killsAt asked for each message: whether the child is killed with it, and if so, whether it is delivered before
 */
export function dyingProcesses(killsAt: (message: ProcessMessage) => { readonly isDelivered: boolean } | undefined): {
  fork(program: string, parameters: readonly string[], options: ForkOptions): ChildProcess;
} {
  let number = 0;
  return {
    fork(program, parameters, options) {
      const child = fork(program, parameters, options);
      const [send, emit] = [child.send.bind(child), child.emit.bind(child)];
      /** Has a message delivered, or not, and the child killed, or not. */
      const deliver = (way: ProcessMessage["way"], delivered: () => boolean): boolean => {
        const kill = killsAt({ number: (number += 1), way });
        const result = kill?.isDelivered === false || delivered();
        if (kill !== undefined) child.kill("SIGKILL");
        return result;
      };
      return Object.assign(child, {
        send: (...message: Parameters<typeof send>) => deliver("to the child", () => send(...message)),
        emit: (event: string, ...rest: unknown[]) =>
          event === "message" ? deliver("from the child", () => emit(event, ...rest)) : emit(event, ...rest),
      });
    },
  };
}
