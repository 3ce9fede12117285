/** Arguments of student code as plain data, read once: what is looked at is what is used. */

/** What an argument of TensorFlow.js may be wrapped in: lists, and objects by name. */
const DEPTH_MAX = 4;

/**
 * Lists and objects anew, by their enumerable properties; words, functions, typed arrays and what is deeper than
 * {@link DEPTH_MAX} as they are.
 */
export function plainCopy(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth >= DEPTH_MAX || ArrayBuffer.isView(value))
    return value;
  return copyBy(value, (part) => plainCopy(part, depth + 1));
}

/** A list or an object anew, with its own parts. */
export function shallowCopy(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? copyBy(value, (part) => part) : value;
}

/** Without methods of the value itself, which it may have made its own. */
function copyBy(value: object, copyOf: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    const copy: unknown[] = [];
    const { length } = value;
    for (let i = 0; i < length; i += 1) copy[i] = copyOf(value[i]);
    return copy;
  }
  const copy: Record<string, unknown> = {};
  for (const key in value) {
    const part = copyOf((value as Record<string, unknown>)[key]);
    // Assigned, the name would change the prototype.
    if (key === '__proto__') continue;
    copy[key] = part;
  }
  return copy;
}
