/** Writes come from our own pages only; the sandbox hosts are other origins, and nothing of theirs is taken. */
import { headers } from 'next/headers';
import { environment } from '../platform/environment.ts';

export function isAppOrigin(origin: string | null): boolean {
  return origin === environment().origins.app;
}

/**
 * Ends an action that no page of ours sent. Browsers send Origin with every POST, so a missing one is refused too.
 * @throws Error
 */
export async function requireAppOrigin(): Promise<void> {
  const origin = (await headers()).get('origin');
  if (!isAppOrigin(origin))
    throw new Error(`An action came from the origin ${origin ?? 'none'} and was refused.`);
}
