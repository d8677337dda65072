/** Meta names that carry the day of publication. */
export const publishedNames = new Set(
  `article:published_time article:published article:publicationdate og:published_time article:post_date og:article:published_time rnews:datepublished datepublished
  sailthru.date parsely-pub-date pubdate pub_date publishdate publish_date publish-date publication_date publicationdate article.published published-date
  published_time published_time_telegram published published_at publish-time dc.date dc:date dc.created dc:created dc.date.issued dc.date.created dc.date.publication dc.issued
  dcterms.created dcterms.date dcterms.issued dcterms.available citation_date citation_publication_date citation_online_date date date_published datecreated dateposted
  cxenseparse:recs:publishtime cxenseparse:publishtime gentime created originalpublicationdate release_date article_date_original displaydate ptime pdate bt:pubdate
  shareaholic:article_published_time timestamp vr:published_time newsdate doc_date content_create_date og:pubdate og:article:date og:regdate article.created
  weibo:article:create_at apub:time articledate article:date`.split(/\s+/),
);

export const modifiedNames = new Set(
  `article:modified_time og:updated_time og:modified_time og:article:modified_time article:modified datemodified date_modified last-modified lastmod lastmodified
  revision_date dcterms.modified dc.date.modified dc.modified modified modified_time modificationdate updated_time moddate`.split(
    /\s+/,
  ),
);

/** Any other name that speaks of a day on which something was put out; not of events, expiry or the people concerned. */
export const namedAfterDates =
  /^(?!.*(?:modif|update|expir|event|start|end|birth|valid|cache|review|reading))(?=.*(?:publi|issued|posted|creat|pubdate|release))(?=.*(?:date|time|_at$|_on$|publi))/;
