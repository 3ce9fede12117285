import type { SecondOpinion } from '#grader/protocol.ts';

const NAMES: Readonly<Record<SecondOpinion['instead']['backend'], string>> = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  cpu: 'the CPU',
};

/** Why a case counts as passed although the GPU of this browser did not agree. Markdown of a line. */
export function secondOpinionWords({ instead }: SecondOpinion): string {
  const there = NAMES[instead.backend];
  const what =
    instead.message === undefined
      ? `TensorFlow.js gave other numbers on ${there} than it gives on the CPU.`
      : `TensorFlow.js cannot do this on ${there}: ${ended(instead.message)}`;
  return `${what} On the CPU your code passes, and the server decides there: this case counts as passed.`;
}

function ended(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
