/** Response headers of the app host: its pages run our own scripts, frame our two sandboxes and are framed by no one. */
import type { Origins } from './origins.ts';

export interface AppHeaderOptions {
  readonly origins: Origins;
  /** Fresh for every request; Next.js puts it on the scripts that it renders. */
  readonly nonce: string;
  /** React and the dev server need eval; a production build does not. */
  readonly development: boolean;
}

export function appPolicy({ origins, nonce, development }: AppHeaderOptions): string {
  const secure = origins.app.startsWith('https:');
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'${development ? " 'unsafe-eval'" : ''}`,
    // Monaco adds style elements and KaTeX style attributes at run time; neither takes a nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${development ? ' ws: wss:' : ''}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    `frame-src ${origins.student} ${origins.judge}`,
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

export function appHeaders(options: AppHeaderOptions): Record<string, string> {
  return {
    'Content-Security-Policy': appPolicy(options),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    ...(options.origins.app.startsWith('https:')
      ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }
      : {}),
  };
}
