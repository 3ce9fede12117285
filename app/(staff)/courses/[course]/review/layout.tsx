import { OneDoneProvider } from '#components/review/queue/one-done.tsx';

interface ReviewLayoutProps {
  readonly children: React.ReactNode;
}

/** What stays from one submission to the next. */
export default function ReviewLayout({ children }: ReviewLayoutProps) {
  return <OneDoneProvider>{children}</OneDoneProvider>;
}
