import { visible } from '../core/visible.ts';
import type { Page } from '../core/article.ts';
import { blocksOf, type Block } from './blocks.ts';
import { absolute, canonicalise, sameSite } from './canonical.ts';
import { attribute, textOf, type Document, type Element } from './dom.ts';
import { remarkOf } from './provenance.ts';

/** What the lines around an article say: who put it there, where it was first published, what it is filed under. */
export function remarksAround(
  document: Document,
  url: string,
  body: readonly Block[],
): Pick<Page, 'byline' | 'original' | 'filedUnder'> {
  const blocks = blocksOf(document.body ?? document.documentElement);
  const start = blocks.findIndex((block) => block.text === body[0]?.text);
  const end = blocks.findLastIndex((block) => block.text === body.at(-1)?.text);
  const links = linksAway(document, url);
  let byline: string | null = null;
  let original: Page['original'] = null;
  const filedUnder: string[] = [];
  for (const [index, block] of blocks.entries()) {
    const remark = block.words < 60 ? remarkOf(block.text) : null;
    // Further below are other people's comments.
    const beside = index < start || (index >= end && index <= end + 3);
    if (remark?.kind === 'filed') filedUnder.push(...remark.under);
    if (remark?.kind === 'original' || (remark?.kind === 'source' && index >= end)) {
      original ??= { name: remark.name, url: remark.url ?? linkIn(block.text, links) };
    }
    if (beside && remark !== null && 'by' in remark) byline ??= remark.by;
  }
  return { byline, original: original ?? linkedOriginal(links), filedUnder };
}

interface Link {
  readonly address: string;
  readonly text: string;
  readonly element: Element;
}

function linksAway(document: Document, url: string): Link[] {
  return [...document.querySelectorAll('a[href]')].flatMap((element) => {
    const address = absolute(attribute(element, 'href'), url);
    if (address === null || sameSite(address, url)) return [];
    return [{ address: canonicalise(address), text: textOf(element), element }];
  });
}

/** The address of the link that stands in that line. */
function linkIn(line: string, links: readonly Link[]): string | null {
  const within = links.filter(({ text }) => text !== '' && line.includes(visible(text)));
  return within.find(({ element }) => visible(textOf(element.parentElement)) === line)?.address ?? null;
}

/** A link that says by itself that it leads to the original. */
function linkedOriginal(links: readonly Link[]): Page['original'] {
  for (const { address, text } of links) {
    const remark = remarkOf(text);
    if (remark?.kind === 'original') return { url: address, name: remark.name };
  }
  return null;
}
