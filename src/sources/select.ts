import { compile } from 'css-select';
import type { TreeNode } from './tree-nodes.ts';
import type { TreeElement } from './tree.ts';

type Predicate = (element: TreeElement) => boolean;

/** Which elements a selector means. Compiled once each: there are few, and they come from the code. */
export function selecting(selector: string): Predicate {
  const known = compiled.get(selector);
  if (known !== undefined) return known;
  const predicate = /^[\w-]+(?:,[\w-]+)*$/.test(selector) ? named(selector) : compile(selector, options);
  compiled.set(selector, predicate);
  return predicate;
}

const compiled = new Map<string, Predicate>([['*', () => true]]);

/** Nothing but names of elements, which most selectors are. */
function named(selector: string): Predicate {
  const names = new Set(selector.toLowerCase().split(','));
  const [only] = names;
  return names.size === 1 ? ({ localName }) => localName === only : ({ localName }) => names.has(localName);
}

const options = {
  // The tree changes between two questions.
  cacheResults: false,
  adapter: {
    isTag: (node: TreeNode): node is TreeElement => node.nodeType === 1,
    getAttributeValue: (element: TreeElement, name: string) => element.getAttribute(name) ?? undefined,
    getChildren: (node: TreeNode): TreeNode[] => (node.nodeType === 1 ? node.childNodes : []),
    getName: ({ localName }: TreeElement) => localName,
    getParent: ({ parentElement }: TreeElement): TreeNode | null => parentElement,
    getSiblings: (node: TreeNode): TreeNode[] => node.parentNode?.childNodes ?? [node],
    getText: ({ textContent }: TreeNode) => textContent,
    hasAttrib: (element: TreeElement, name: string) => element.hasAttribute(name),
    removeSubsets: (nodes: TreeNode[]) => nodes,
  },
};
