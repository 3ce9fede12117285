/** One set of services per process, also when Next.js bundles this file more than once. */
import { openServices } from './open-services.ts';
import type { OpenServices } from './services.ts';

// A symbol of the process, not of the bundle: two copies opening one data folder would be refused by the lock.
const SERVICES = Symbol.for('descent.services');
type Holder = { [SERVICES]?: Promise<OpenServices> | undefined };

/** The services of this process, opened at first use. @throws StartupFailure */
export function services(): Promise<OpenServices> {
  const holder = globalThis as Holder;
  const open = holder[SERVICES] ?? openServices();
  holder[SERVICES] = open;
  open.catch(() => {
    // The next request tries again: a database that was down may be up by then.
    if (holder[SERVICES] === open) holder[SERVICES] = undefined;
  });
  return open;
}
