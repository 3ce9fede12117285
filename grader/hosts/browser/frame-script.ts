/**
 * The script of `/realm/frame.html`, on a sandbox origin: starts and ends workers for the page that frames it, and does
 * nothing else. What its workers post to it is never listened to. Protocol: `frame-messages.ts`.
 */
import type { FrameCommand, FrameEvent, FrameHello, RealmInit } from './frame-messages.ts';

const ERROR_TEXT_MAX = 500;

const { worker: workerUrl, appOrigin } = (document.currentScript as HTMLScriptElement).dataset;
const nonce = location.hash.slice(1);

if (workerUrl && appOrigin && nonce && window.parent !== window) {
  window.addEventListener('message', connect);
  const hello: FrameHello = { type: 'descent-frame', nonce };
  window.parent.postMessage(hello, appOrigin);
}

function connect(message: MessageEvent): void {
  if (message.source !== window.parent || message.origin !== appOrigin) return;
  if (message.data?.type !== 'descent-connect' || message.data.nonce !== nonce) return;
  const control = message.ports[0];
  if (!control || !workerUrl) return;
  window.removeEventListener('message', connect);
  serve(control, workerUrl);
}

function serve(control: MessagePort, url: string): void {
  const workers = new Map<number, Worker>();
  const tell = (event: FrameEvent): void => control.postMessage(event);

  control.onmessage = ({ data: command, ports }: MessageEvent<FrameCommand>) => {
    if (command.type === 'ping') return tell({ type: 'pong' });
    const id = command.worker;
    if (command.type === 'terminate') {
      workers.get(id)?.terminate();
      workers.delete(id);
      return tell({ type: 'terminated', worker: id });
    }
    const worker = new Worker(url, { type: 'module', name: command.role });
    workers.set(id, worker);
    worker.onerror = (error) => {
      const message = String(error.message ?? 'The worker script did not load.').slice(0, ERROR_TEXT_MAX);
      tell({ type: 'worker-error', worker: id, message });
    };
    const init: RealmInit = { type: 'init', role: command.role };
    worker.postMessage(init, [...ports]);
  };
}
