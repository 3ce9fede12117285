/**
 * Fixes the language's built-ins of a realm, for exercises that give points for what a call costs. Meter and codec run
 * beside the solution and use built-ins: a solution that replaced `Map.prototype.set` or `Math.max` could count for them.
 * Elsewhere built-ins stay as they are, since replacing them gains nothing.
 */

/** Their own properties stay writable: every assignment to `name` or `toString` of an inheriting object would throw. */
const LEFT_WRITABLE = new Set<unknown>([Object.prototype, Error.prototype]);
/** `Error.prepareStackTrace` and `stackTraceLimit` are V8's own settings; errors decide nothing here. */
const LEFT_OPEN = /^(?:\w*Error|globalThis|self|Function|constructor|_tf\w+|console)$/;

/** Irreversible; after `lockDown` and before the solution loads. @param world the realm's global object */
export function hardenBuiltIns(world: object = globalThis): void {
  const seen = new Set<unknown>(LEFT_WRITABLE);
  for (const name of Object.getOwnPropertyNames(world)) {
    if (LEFT_OPEN.test(name)) continue;
    const property = Object.getOwnPropertyDescriptor(world, name);
    if (!property || !('value' in property)) continue;
    if (property.configurable) Object.defineProperty(world, name, { writable: false, configurable: false });
    // Capitals are constructors and namespaces; what else is global is a function without a prototype to change.
    if (/^[A-Z]/.test(name)) fix(property.value, seen);
  }
  for (const hidden of hiddenPrototypes()) fix(hidden, seen);
  Object.preventExtensions(Object.prototype);
  Object.preventExtensions(Error.prototype);
}

/** Prototypes that no global names: of functions, iterators and typed arrays. */
function hiddenPrototypes(): unknown[] {
  const of = (value: unknown): object => Object.getPrototypeOf(value);
  const iterators = [
    [].values(),
    new Map().entries(),
    new Set().values(),
    ''[Symbol.iterator](),
    'a'.matchAll(/a/g),
  ];
  const generators = [function* () {}, async function* () {}].map((make) => of(make));
  return [
    Function.prototype,
    of(Uint8Array),
    of(Uint8Array.prototype),
    ...iterators.flatMap((iterator) => [of(iterator), of(of(iterator))]),
    of(async () => {}),
    ...generators,
    ...generators.map((generator) => (generator as { prototype?: unknown }).prototype),
  ];
}

/** Makes the own properties of a built-in, and those of what it holds, read-only. */
function fix(value: unknown, seen: Set<unknown>): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return;
  seen.add(value);
  for (const key of Reflect.ownKeys(value)) {
    const property = Reflect.getOwnPropertyDescriptor(value, key);
    if (!property) continue;
    if (property.configurable) {
      const fixed = 'value' in property ? { writable: false, configurable: false } : { configurable: false };
      Reflect.defineProperty(value, key, fixed);
    }
    if ('value' in property) fix(property.value, seen);
  }
  Reflect.preventExtensions(value);
}
