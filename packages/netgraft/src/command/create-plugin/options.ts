/** Options of `netgraft create-plugin`. */
export interface CreatePluginCommandOptions {
  readonly backbone: boolean;
  readonly out?: string;
}
