/** Options of `netgraft create-plugin`. */
export interface CreatePluginOptions {
  readonly backbone: boolean;
  readonly out?: string;
}
