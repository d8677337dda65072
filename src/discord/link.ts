import { limits } from './limits.ts';

/**
 * A masked link. The label never claims to lead elsewhere: when it names a host that is not the link's own, it stays plain and
 * the true host carries the link. What is no web address stays plain text.
 * @param label as a reader sees it; `drawn` is the same, escaped.
 */
export function link(label: string, drawn: string, url: string): string {
  const target = webAddress(url, limits.linkUrl);
  if (target === undefined) return drawn;
  const { hostname } = new URL(target);
  if (label === '') return `[${hostname}](<${target}>)`;
  if (namesOnly(label, hostname)) return `[${drawn}](<${target}>)`;
  return `${drawn} ([${hostname}](<${target}>))`;
}

/**
 * The address in the form in which it can stand in markdown, a button or a gallery; undefined unless it is http or https,
 * without a user name or password (`https://nhs.uk@evil.example`) or a bracketed IPv6 host, and at most `most` characters long.
 */
export function webAddress(url: string, most: number): string | undefined {
  const parsed = URL.parse(url.trim());
  if (!parsed || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return undefined;
  if (parsed.username !== '' || parsed.password !== '' || parsed.hostname.startsWith('[')) return undefined;
  const href = parsed.href.replaceAll(/[()[\]\\`|*<>]/g, percentEncoded);
  return href.length <= most ? href : undefined;
}

/** These end a link early, or start other markup, when they stand in its address as they are. */
function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Whether every host named in the label is the link's own, or the domain it belongs to. */
function namesOnly(label: string, hostname: string): boolean {
  const own = bare(hostname);
  return hostsIn(label).every((host) => host === own || own.endsWith(`.${host}`));
}

/** Compatibility forms are folded first: `nhs․uk` (one dot leader) and full-width letters read as hosts to people. */
function hostsIn(label: string): readonly string[] {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}.。-]+/u)
    .map((word) => word.replaceAll('。', '.').replaceAll(/^[.-]+|[.-]+$/g, ''))
    .filter((word) => /[^.]\.\p{L}[\p{L}\p{N}-]+$/u.test(word))
    .map((word) => bare(URL.parse(`http://${word}`)?.hostname ?? word));
}

function bare(hostname: string): string {
  return hostname.replace(/^www\./, '');
}
