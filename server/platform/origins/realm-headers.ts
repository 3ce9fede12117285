/**
 * Response headers of everything that the sandbox hosts serve. The worker script needs the policy too: a worker that is
 * loaded from a URL takes the policy of its own response, not that of the page.
 */
import type { Origins } from './origins.ts';

const YEAR_SECONDS = 31_536_000;

/** The frame page: small, and names the current scripts, so it is asked for every time. */
export function realmFrameHeaders(origins: Origins): Record<string, string> {
  return {
    ...realmPolicyHeaders(origins),
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
  };
}

/** The frame script and the realm bundle: named by content hash. */
export function realmScriptHeaders(origins: Origins): Record<string, string> {
  return {
    // Of the bundle nothing else is ever loaded: without 'self' a worker cannot import a second copy of its own.
    ...realmPolicyHeaders(origins, "script-src 'unsafe-eval'"),
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': `public, max-age=${YEAR_SECONDS}, immutable`,
  };
}

/** A path that the sandbox hosts do not have. */
export function realmRefusalHeaders(origins: Origins): Record<string, string> {
  return {
    ...realmPolicyHeaders(origins),
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
  };
}

/** The loader compiles student code with eval; nothing but our own files comes over the network. */
const OWN_SCRIPTS = "script-src 'self' 'unsafe-eval'";

function realmPolicyHeaders(origins: Origins, scripts = OWN_SCRIPTS): Record<string, string> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      scripts,
      "worker-src 'self'",
      "connect-src 'none'",
      `frame-ancestors ${origins.app}`,
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    // Keeps the two realms in processes of their own and out of document.domain.
    'Origin-Agent-Cluster': '?1',
    'Permissions-Policy': deniedFeatures,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-DNS-Prefetch-Control': 'off',
  };
}

const deniedFeatures = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');
