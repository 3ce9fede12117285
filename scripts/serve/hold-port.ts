import { createServer, type RequestListener, type Server } from 'node:http';
import { StartupFailure } from '#db/startup-failure.ts';

export interface HeldPort {
  readonly server: Server;
  /** From now on requests go to the site. */
  handOver(listener: RequestListener): void;
}

/**
 * Takes the port before any long work, so that a busy one is known at once. Until the site is up, requests get 503.
 * @throws StartupFailure
 */
export function holdPort(port: number, host: string): Promise<HeldPort> {
  let listener: RequestListener = (_request, response) => {
    response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '5' });
    response.end('Descent is starting.\n');
  };
  const server = createServer((request, response) => listener(request, response));
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(portFailure(port, host, error)));
    server.listen(port, host, () => {
      resolve({
        server,
        handOver: (next) => {
          listener = next;
        },
      });
    });
  });
}

function portFailure(port: number, host: string, error: NodeJS.ErrnoException): Error {
  const sentence = {
    EADDRINUSE: `Port ${port} is in use by another program; stop that one, or choose another port: npm start -- --port ${port === 65_535 ? 3000 : port + 1}.`,
    EACCES: `This user may not listen on port ${port}; choose one above 1023: npm start -- --port 3000.`,
    EADDRNOTAVAIL: `This machine has no address ${host}; leave --host out, or give one of its own.`,
    ENOTFOUND: `The address ${host} of --host is not known; leave it out, or give one of this machine's own.`,
  }[error.code ?? ''];
  return sentence === undefined
    ? new Error(`could not listen on ${host}:${port}`, { cause: error })
    : new StartupFailure('settings-wrong', sentence, { cause: error });
}
