'use client';

import { type ComponentProps, lazy, Suspense, useEffect } from 'react';
import type { PictureView } from '../evidence/pictures/picture-view.tsx';
import type { TensorInspector } from '../evidence/pictures/tensor-inspector.tsx';
import type { CaseDetail } from './case-detail.tsx';

const loadDetail = () => import('./case-detail.tsx');
const loadPicture = () => import('../evidence/pictures/picture-view.tsx');
const loadInspector = () => import('../evidence/pictures/tensor-inspector.tsx');
const Inspector = lazy(async () => ({ default: (await loadInspector()).TensorInspector }));
const Detail = lazy(async () => ({ default: (await loadDetail()).CaseDetail }));
const Picture = lazy(async () => ({ default: (await loadPicture()).PictureView }));

/** Fetches what draws evidence once the page is there: nobody waits for it, and it is at hand before a first verdict is. */
export function useDetailAhead(): void {
  useEffect(() => {
    // Without it (offline) the first open case asks again.
    Promise.all([loadDetail(), loadPicture()]).catch(() => undefined);
  }, []);
}

/** The evidence of a case, not in the page's first script. */
export function LazyCaseDetail(props: ComponentProps<typeof CaseDetail>) {
  return (
    <Suspense>
      <Detail {...props} />
    </Suspense>
  );
}

/** A picture of a run, not in the page's first script. */
export function LazyPictureView(props: ComponentProps<typeof PictureView>) {
  return (
    <Suspense>
      <Picture {...props} />
    </Suspense>
  );
}

/** The list of tensors of a snippet, not in the page's first script. */
export function LazyTensorInspector(props: ComponentProps<typeof TensorInspector>) {
  return (
    <Suspense>
      <Inspector {...props} />
    </Suspense>
  );
}
