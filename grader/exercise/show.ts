/** What student code may import from '@descent/show'; the student realm provides the implementation. */
import type { Tensor } from '@tensorflow/tfjs';

export interface ShowOptions {
  /** How to draw it. Default: by rank (0–1 line, 2 heat map, 3–4 image). */
  as?: 'image' | 'heatmap' | 'line' | 'histogram' | 'scatter' | 'table';
  title?: string;
}

/** Sends a picture of a tensor to the results pane. The tensor is copied and stays yours. */
export declare function show(tensor: Tensor, options?: ShowOptions): void;

/** Lists values by name in the inspector of scratch.ts: tensors with their figures, anything else but functions as text. */
export declare function inspect(values: Record<string, unknown>): void;

/** Reports progress of a long run, drawn as a live curve. Used by drivers; harmless elsewhere. */
export declare function progress(step: number, values: Record<string, number>): void;
