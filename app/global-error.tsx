'use client';

import './globals.css';
import { ErrorNotice } from './error-notice.tsx';

interface GlobalErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}

/** Stands in for the root layout when that itself fails, so it brings its own document. */
export default function GlobalErrorPage({ error, retry }: GlobalErrorPageProps) {
  return (
    <html lang="en" data-theme="system">
      <body>
        <title>Error · Descent</title>
        <ErrorNotice id={error.digest} onRetry={retry} />
      </body>
    </html>
  );
}
