const STEPS = {
  horizontal: { ArrowLeft: -1, ArrowRight: 1 },
  vertical: { ArrowUp: -1, ArrowDown: 1 },
} as const;

/** The item an arrow key, Home or End leads to; it wraps. Undefined when the key does not move. */
export function neighbourOf<Id>(
  ids: readonly Id[],
  current: Id | undefined,
  key: string,
  direction: keyof typeof STEPS,
): Id | undefined {
  if (key === 'Home') return ids[0];
  if (key === 'End') return ids.at(-1);
  const steps: Readonly<Record<string, number>> = STEPS[direction];
  const step = steps[key];
  if (step === undefined || ids.length === 0) return undefined;
  const index = current === undefined ? -1 : ids.indexOf(current);
  if (index === -1) return step > 0 ? ids[0] : ids.at(-1);
  return ids[(index + step + ids.length) % ids.length];
}
