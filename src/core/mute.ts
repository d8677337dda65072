/** How long somebody wants to hear nothing. */
export type MuteUntil =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'date'; readonly date: string };

/** `3`, `3d`, `3 days`, `2 weeks`, or a day like `2026-12-24`. Undefined when it is neither. */
export function readMute(typed: string): MuteUntil | undefined {
  const text = typed.trim().toLowerCase();
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { kind: 'date', date: text };
  const match = /^(?:for\s+)?(\d{1,3}|an?)\s*(d|days?|w|weeks?)?$/.exec(text);
  if (!match?.[1]) return undefined;
  const count = /^an?$/.test(match[1]) ? 1 : Number(match[1]);
  const days = match[2]?.startsWith('w') ? count * 7 : count;
  return days >= 1 && days <= longest ? { kind: 'days', days } : undefined;
}

/** Whoever wants more than a year of silence unsubscribes. */
const longest = 366;
