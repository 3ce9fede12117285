/** What loaded code may import, and nothing else. */
import { LoadRefusal } from '../code-errors.ts';

/** Modules by specifier: "@tensorflow/tfjs", "@descent/show", "./reference". */
export type KnownModules = Readonly<Record<string, unknown>>;

/**
 * The `require` of one module. Relative specifiers match with or without ".ts".
 * @param importer file name used in the message, e.g. "solution.ts".
 */
export function requireFrom(modules: KnownModules, importer: string): (specifier: string) => unknown {
  return (specifier) => {
    const name = typeof specifier === 'string' ? specifier : '';
    for (const candidate of [name, name.replace(/\.[jt]s$/, '')]) {
      if (Object.hasOwn(modules, candidate)) return modules[candidate];
    }
    throw new LoadRefusal({
      kind: 'load',
      name: 'ImportError',
      message: `${importer} may import ${Object.keys(modules).join(', ')}; it asked for '${name.slice(0, 200)}'.`,
    });
  };
}

/** Our modules seen as ES modules by transpiled code, with `default` standing for the whole. */
export function asEsModule<T extends object>(exports: T): T {
  const esModule = { ...exports };
  Object.defineProperty(esModule, '__esModule', { value: true });
  if (!('default' in esModule)) Object.defineProperty(esModule, 'default', { value: esModule });
  return esModule;
}
