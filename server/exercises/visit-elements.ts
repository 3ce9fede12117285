import type { Element, Root, RootContent } from 'hast';

/** Calls `visit` with every element from `node` down, a parent before its children. */
export function visitElements(node: Root | RootContent, visit: (element: Element) => void): void {
  if (node.type === 'element') visit(node);
  if ('children' in node) for (const child of node.children) visitElements(child, visit);
}
