/**
 * The wall behind the loader's: from here on nothing can be imported in this thread, by no text and from no module, in no
 * form of address (`node:`, `data:`, `file:` with attributes). Deno and Node ask these hooks before they resolve anything.
 * Called when a realm has all that it needs; there is no way back.
 * @throws Error where the platform has no such hooks
 */
export function refuseModules(): void {
  const { process } = globalThis as unknown as { process?: ModuleHooksPlatform };
  const hooks = process?.getBuiltinModule?.('node:module');
  if (typeof hooks?.registerHooks !== 'function') {
    throw new Error('This platform cannot refuse imports: it has no module.registerHooks.');
  }
  hooks.registerHooks({ resolve: refuse });
}

interface ModuleHooksPlatform {
  getBuiltinModule?(name: string): { registerHooks?(hooks: { resolve(): never }): unknown } | undefined;
}

function refuse(): never {
  throw new Error('Nothing can be imported in an exercise.');
}
