import { visible } from '../core/visible.ts';
import type { Page } from '../core/article.ts';
import { blocksOf, type Block } from './blocks.ts';
import { absolute, canonicalise, sameSite } from './canonical.ts';
import { attribute, textOf, type Document, type Element } from './dom.ts';
import { remarkOf, type Remark } from './provenance.ts';

/** What is read off the whole page, before finding the body takes it apart. */
export interface Whole {
  readonly blocks: readonly Block[];
  readonly asksForPassword: boolean;
  /** Lines about the post, by their place among the blocks. */
  readonly remarks: ReadonlyMap<number, Remark>;
  /** A link that says by itself that it leads to the original. */
  readonly linkedOriginal: Page['original'];
}

export function wholeOf(document: Document, url: string): Whole {
  const blocks = blocksOf(document.body);
  const remarks = new Map<number, Remark>();
  for (const [index, { text, words }] of blocks.entries()) {
    const remark = words < 60 ? remarkOf(text) : null;
    if (remark === null) continue;
    const leads = (remark.kind === 'original' || remark.kind === 'source') && remark.url === null;
    remarks.set(index, leads ? { ...remark, url: linkIn(text, document, url) } : remark);
  }
  return {
    blocks,
    asksForPassword: document.querySelector('input[type=password]') !== null,
    remarks,
    linkedOriginal: linkedOriginal(document, url),
  };
}

/** What the lines around an article say: who put it there, where it was first published, what it is filed under. */
export function toldAround(
  { blocks, remarks, linkedOriginal }: Whole,
  body: readonly Block[],
): Pick<Page, 'byline' | 'original' | 'filedUnder'> {
  const start = blocks.findIndex((block) => block.text === body[0]?.text);
  const end = blocks.findLastIndex((block) => block.text === body.at(-1)?.text);
  let byline: string | null = null;
  let original: Page['original'] = null;
  const filedUnder: string[] = [];
  for (const [index, remark] of remarks) {
    // Further below are other people's comments.
    const beside = index < start || (index >= end && index <= end + 3);
    if (remark.kind === 'filed') filedUnder.push(...remark.under);
    if (remark.kind === 'original' || (remark.kind === 'source' && index >= end)) {
      original ??= { name: remark.name, url: remark.url };
    }
    if (beside && 'by' in remark) byline ??= remark.by;
  }
  return { byline, original: original ?? linkedOriginal, filedUnder };
}

/** The address of the link that stands in that line and leads to another site. */
function linkIn(line: string, document: Document, url: string): string | null {
  for (const link of document.querySelectorAll('a[href]')) {
    const text = visible(textOf(link));
    if (text === '' || !line.includes(text) || visible(textOf(link.parentElement)) !== line) continue;
    const address = addressAway(link, url);
    if (address !== null) return address;
  }
  return null;
}

function linkedOriginal(document: Document, url: string): Page['original'] {
  for (const link of document.querySelectorAll('a[href]')) {
    const text = textOf(link);
    const remark = text.length < 200 && /original|publish|appeared|reposted/i.test(text) ? remarkOf(text) : null;
    const address = remark?.kind === 'original' ? addressAway(link, url) : null;
    if (remark?.kind === 'original' && address !== null) return { url: address, name: remark.name };
  }
  return null;
}

function addressAway(link: Element, url: string): string | null {
  const address = absolute(attribute(link, 'href'), url);
  return address === null || sameSite(address, url) ? null : canonicalise(address);
}
