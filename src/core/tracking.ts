/** An http(s) address without the parameters that say where a reader came from; anything else as it is. */
export function withoutTracking(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const kept = [...url.searchParams].filter(([name]) => !tracking.test(name));
  if (kept.length < url.searchParams.size) url.search = new URLSearchParams(kept).toString();
  else if (url.search === '') url.search = '';
  return url.href;
}

/** Parameters that say where a reader came from, never which page it is. */
const tracking =
  /^(?:utm_\w+|mtm_\w+|pk_\w+|hsa_\w+|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|_hsenc|_hsmi|vero_id|oly_(?:anon|enc)_id|wickedid|s_cid|cmpid|ncid|cid_source|ref_src|ref_url|sr_share|share_source|at_(?:medium|campaign)|ito|_ga|_gl|spm|ns_\w+|xtor|smid|srnd|guccounter|guce_referrer\w*)$/i;
