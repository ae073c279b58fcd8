/** Options of `netgraft doctor`. */
export interface DoctorOptions {
  readonly json?: boolean;
}
