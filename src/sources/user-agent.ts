/**
 * How Carewire names itself to sites, with where their owners find whoever runs it: an address or a mail address, when one is set (RFC 9110 section 10.1.5, and the
 * form robots are known by).
 */
export function userAgentOf(contact?: string): string {
  const shown = (contact ?? '').replaceAll(/[^\x21-\x7E]|[()\\]/g, '');
  const who = shown === '' ? '' : `+${shown.includes('@') && !shown.includes(':') ? 'mailto:' : ''}${shown}; `;
  return `Carewire/0.1 (${who}news summaries for patient communities; reads single pages a moderator asks for, and the feeds they follow)`;
}
