import { parseHTML } from 'linkedom';
import { boundHtml } from './bounds.ts';

/** The part of the DOM that reading a page takes. Browser types are not part of this project. */
export interface Node {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Node>;
  readonly parentNode: Element | null;
  remove(): void;
}

export interface Element extends Node {
  readonly tagName: string;
  readonly children: Iterable<Element>;
  readonly parentElement: Element | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  closest(selector: string): Element | null;
}

export interface Document extends Element {
  readonly documentElement: Element;
  readonly body: Element | null;
}

/** A document of any HTML, however broken or hostile: at most 30,000 elements, 100 deep. Scripts do not run and nothing is loaded. */
export function parse(html: string): Document {
  return parseBounded(boundHtml(html));
}

/** The same of HTML that is already within bounds. */
export function parseBounded(bounded: string): Document {
  // linkedom takes the first element for the root, so a bare fragment needs one.
  const whole = /<html[\s>]/i.test(bounded) ? bounded : `<html><body>${bounded}</body></html>`;
  return parseHTML(whole).document;
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

export function isText(node: Node): boolean {
  return node.nodeType === 3;
}

/** An element's text in one line. */
export function textOf(node: Node | null | undefined): string {
  return (node?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

/** The first non-empty attribute of that name. */
export function attribute(element: Element | null | undefined, name: string): string | null {
  const value = element?.getAttribute(name)?.trim();
  return value === undefined || value === '' ? null : value;
}
