/** LISTEN on a connection of its own, reconnected when it breaks. */
import { Client } from 'pg';

const RECONNECT_MS = 1_000;

/** After a reconnect `onPayload(null)` says that notifications may have been missed. */
export async function listenOnPostgres(
  url: string,
  channel: string,
  onPayload: (payload: string | null) => void,
): Promise<() => Promise<void>> {
  let stopped = false;
  let client: Client | null = null;
  let timer: NodeJS.Timeout | null = null;

  async function connect(): Promise<void> {
    const next = new Client({ connectionString: url, keepAlive: true });
    next.on('notification', (message) => onPayload(message.payload ?? ''));
    next.on('error', () => undefined);
    next.on('end', () => reconnectLater());
    await next.connect();
    await next.query(`listen ${next.escapeIdentifier(channel)}`);
    client = next;
  }

  function reconnectLater(): void {
    if (stopped || timer) return;
    timer = setTimeout(() => {
      timer = null;
      connect().then(() => onPayload(null), reconnectLater);
    }, RECONNECT_MS);
    timer.unref();
  }

  await connect();
  return async () => {
    stopped = true;
    if (timer) clearTimeout(timer);
    await client?.end();
  };
}
