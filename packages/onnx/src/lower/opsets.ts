import { z } from "@netgraft/core";

/** The versions of ONNX's operator set that are written: what has changed from one to the next is chosen by the emitters. */
export const opsets = [13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24] as const satisfies readonly Opset[];

/** A version of ONNX's operator set. */
export type Opset = 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 | 24;

/** What the most runtimes read. */
export const usualOpset = 17;

export const opsetSchema = z.literal(opsets);
