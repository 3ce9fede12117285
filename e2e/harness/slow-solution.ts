/** A solution that gives the same, and keeps the processor busy for a while in each call. */
export function slowedDown(
  solution: string,
  { entryPoint, callMs }: { readonly entryPoint: string; readonly callMs: number },
): string {
  // Modules run as CommonJS, so that an export is there to be wrapped, whatever its form.
  return `${solution}
;(() => {
  const right = exports.${entryPoint};
  const slow = (...args: any[]) => {
    for (const end = Date.now() + ${callMs}; Date.now() < end; );
    return right(...args);
  };
  Object.defineProperty(exports, '${entryPoint}', { value: slow, enumerable: true, configurable: true });
})();
`;
}
