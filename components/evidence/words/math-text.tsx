'use client';

import { useEffect, useState } from 'react';
import { formulaHtml } from './formula-html.ts';

/** A formula in a hint. KaTeX loads when the first one shows; until then, its source. */
export function MathText({ tex }: { tex: string }) {
  const [html, setHtml] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    import('katex').then(
      ({ default: katex }) => {
        if (current) setHtml(formulaHtml(katex, tex));
      },
      // What did not load leaves the source, which can be read.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [tex]);
  if (html === null) return <code>{tex}</code>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX escapes its input, and trust is off
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
