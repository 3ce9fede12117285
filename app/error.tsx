'use client';

import { ErrorNotice } from './error-notice.tsx';

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return <ErrorNotice id={error.digest} onRetry={retry} />;
}
