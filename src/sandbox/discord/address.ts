import type { FieldError } from './refusal.ts';

/** The schema takes any URL; each place takes only some kinds. */
export function badScheme(
  url: string | null | undefined,
  path: readonly PropertyKey[],
  schemes: readonly string[],
): FieldError[] {
  if (!url || schemes.includes(URL.parse(url)?.protocol ?? '')) return [];
  const message = `Scheme "${url.split(':')[0]}" is not supported. Scheme must be one of (${schemes.join(', ')}).`;
  return [{ path, code: 'URL_TYPE_INVALID_SCHEME', message }];
}
