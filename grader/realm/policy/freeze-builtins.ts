/**
 * Makes the language itself unchangeable before a solution loads. What the realm says about a call (the message, its
 * cost, a refusal) is made with the same built-ins that the solution can reach; were they open, `Object.entries` could
 * rewrite a report and `Uint8Array.prototype.subarray` the bytes of a frame. Who tries gets a TypeError at that line.
 */

/**
 * Assigning to an object fails when its prototype has the name and is frozen. These are assigned in ordinary code
 * (`error.name = …`), and the grader relies on none of them.
 */
const LEFT_OPEN: ReadonlyMap<unknown, readonly string[]> = new Map<unknown, readonly string[]>([
  [Object.prototype, ['constructor', 'toString', 'toLocaleString', 'valueOf']],
  [Function.prototype, ['constructor', 'toString', 'name', 'length']],
  ...[Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError].map(
    ({ prototype }) => [prototype, ['constructor', 'name', 'message', 'toString']] as const,
  ),
]);

/** Prototypes that no global names. */
function hiddenPrototypes(): unknown[] {
  const iterators = [
    [][Symbol.iterator](),
    ''[Symbol.iterator](),
    new Map()[Symbol.iterator](),
    new Set()[Symbol.iterator](),
    ''.matchAll(/./g),
  ];
  const functions = [function* () {}, async function* () {}, async () => {}];
  return [
    ...iterators.map((iterator) => Object.getPrototypeOf(iterator)),
    ...functions.map((made) => Object.getPrototypeOf(made)),
  ];
}

/**
 * Irreversible.
 * @param names globals that can be neither replaced nor changed, with everything that hangs on them.
 */
export function freezeBuiltins(world: object, names: Iterable<string>): void {
  const seen = new Set<unknown>();
  for (const name of names) {
    const descriptor = Reflect.getOwnPropertyDescriptor(world, name);
    if (descriptor === undefined) continue;
    freezeDeep(descriptor.value, seen);
    const locked = 'value' in descriptor ? { ...descriptor, writable: false } : descriptor;
    Reflect.defineProperty(world, name, { ...locked, configurable: false });
  }
  for (const prototype of hiddenPrototypes()) freezeDeep(prototype, seen);
}

/** An intrinsic with its functions, prototypes and accessors. */
function freezeDeep(value: unknown, seen: Set<unknown>): void {
  if (value === globalThis || seen.has(value)) return;
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
  seen.add(value);
  for (const key of Reflect.ownKeys(value)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
    for (const part of [descriptor?.value, descriptor?.get, descriptor?.set]) freezeDeep(part, seen);
  }
  freezeOne(value, LEFT_OPEN.get(value) ?? []);
  freezeDeep(Object.getPrototypeOf(value), seen);
}

/** Property by property V8 forgets what it knows of a prototype, and `map` takes ten times as long afterwards. */
function freezeOne(object: object, open: readonly string[]): void {
  if (open.length === 0) {
    Object.freeze(object);
    return;
  }
  for (const key of Reflect.ownKeys(object)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(object, key);
    if (descriptor === undefined || open.includes(String(key))) continue;
    const locked = 'value' in descriptor ? { ...descriptor, writable: false } : descriptor;
    Reflect.defineProperty(object, key, { ...locked, configurable: false });
  }
  Object.preventExtensions(object);
}
