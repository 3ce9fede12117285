import type { ProvingHosts } from '../jobs/grading-host.ts';
import type { Work } from '../jobs/handler.ts';

/**
 * What `prove` makes of hosts of its own, which are closed when it ends. Once the signal is raised it gives nothing: the
 * closed hosts end whatever runs on them.
 * @throws the reason of the signal, also where it was raised while the hosts were opened
 */
export async function withProving<T>(
  { openProving, signal }: Pick<Work, 'openProving' | 'signal'>,
  prove: (hosts: ProvingHosts) => Promise<T>,
): Promise<T> {
  const hosts = await openProving();
  const stop = () => void hosts.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    const result = await prove(hosts);
    signal.throwIfAborted();
    return result;
  } finally {
    signal.removeEventListener('abort', stop);
    await hosts.close();
  }
}
