/**
 * A start tag with the attributes that reading needs, in lower case; null when it has no others. Half the attributes of real pages are for scripts and
 * layout, and each costs the parser as much as an element.
 */
export function withoutUseless(tag: string): string | null {
  if (!/\s[^\s>]/.test(tag)) return null;
  const kept: string[] = [];
  let useless = false;
  for (const [whole, name = '', value] of tag.matchAll(attribute)) {
    const lower = name.toLowerCase();
    const wanted = isUseful(lower, value ?? '');
    if (wanted) kept.push(lower === name ? whole : ` ${lower}${whole.slice(whole.indexOf(name) + name.length)}`);
    if (!wanted || lower !== name) useless = true;
  }
  if (!useless) return null;
  return `${/^<[^\s/>]+/.exec(tag)?.[0] ?? '<'}${kept.join('')}${tag.endsWith('/>') ? ' />' : '>'}`;
}

const attribute = /\s+([^\s=>"'/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>][^\s>]*))?/g;

function isUseful(name: string, value: string): boolean {
  if (useful.has(name)) return true;
  // Styles only matter where they hide, and scripts’ own attributes where they hold a day.
  if (name === 'style') return /none|hidden/i.test(value);
  return name.startsWith('data-') && /date|time/.test(name);
}

const useful = new Set(
  `class id rel itemprop itemtype itemscope property name content href src alt lang xml:lang role type hidden aria-hidden aria-modal datetime title
  http-equiv pubdate charset dir summary datatable`.split(/\s+/),
);
