/** Options of `netgraft setup tensorflow`. */
export interface SetupTensorFlowOptions {
  readonly from?: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}
