/** An http(s) address without the parameters that say where a reader came from; anything else as it is. */
export function withoutTracking(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const kept = [...url.searchParams].filter(([name]) => !tracking.test(name));
  if (kept.length < url.searchParams.size) url.search = new URLSearchParams(kept).toString();
  else if (url.search === '') url.search = '';
  return url.href;
}

/** Parameters that say where a reader came from, never which page it is; by who sets them. */
const parameters = `utm_\\w+ mtm_\\w+ pk_\\w+ hsa_\\w+ ga_\\w+ otm_\\w+ sfmc_\\w+ trk_\\w+ ns_\\w+ _ga _gl gclid gclsrc dclid wbraid gbraid gad_source msclkid yclid
  fbclid igshid igsh twclid ttclid li_fat_id epik rb_clickid __twitter_impression share_source sr_share ref_src ref_url
  mc_[ce]id mkt_tok _hsenc _hsmi __hstc __hssc __hsfp hsctatracking vero_id oly_(?:anon|enc)_id ck_subscriber_id dm_i wickedid _openstat _branch_match_id
  s_cid cmpid ncid cid_source at_(?:medium|campaign) ito spm xtor smid srnd soc_(?:src|trk) wt_z?mc guccounter guce_referrer\\w*`;

const tracking = new RegExp(`^(?:${parameters.trim().split(/\s+/).join('|')})$`, 'i');
