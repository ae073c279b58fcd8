/** An attribute that is a floating-point number; plain numbers are integers. */
export interface FloatAttribute {
  readonly float: number;
}

/** The attributes of an ONNX node: integers, lists of integers, floats (`float(0.5)`) and text. */
export type OnnxAttributes = Readonly<Record<string, number | readonly number[] | FloatAttribute | string>>;

export function float(value: number): FloatAttribute {
  return { float: value };
}
