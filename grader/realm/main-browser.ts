/**
 * The realm bundle of browsers. The worker's first message says its role and brings its ports: the supervisor and, for
 * a student, the channel to the judge. Nothing else that is posted to the worker is listened to.
 */
import '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs';
import type { PortLike } from './channel/port-channel.ts';
import { startRealm } from './main.ts';

addEventListener('message', (event: MessageEvent<{ type?: unknown; role?: unknown }>) => start(event), {
  once: true,
});

function start({ data, ports }: MessageEvent<{ type?: unknown; role?: unknown }>): void {
  const [supervisor, channel] = ports as readonly unknown[] as readonly PortLike[];
  if (data?.type !== 'init' || !supervisor) return;
  const role = data.role === 'student' ? 'student' : 'judge';
  startRealm({ tf, role, supervisor, channel, onStrayError: listenForStrayErrors });
}

function listenForStrayErrors(handler: (error: unknown) => void): void {
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    handler(event.reason);
  });
  addEventListener('error', (event) => {
    event.preventDefault();
    handler(event.error);
  });
}
