import { z } from 'zod';

/** An IANA name: offsets such as +01:00 know no summer time, and subscriptions take none. */
const zone = z.string().refine((name) => {
  try {
    return /^[a-z]/i.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}, 'is no time zone; write it like Europe/Berlin');

const rootName = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'has 1 to 31 lower-case letters, digits or hyphens');
const place = z.templateLiteral([z.enum(['discord', 'slack']), ':', z.string().regex(/^[A-Z0-9]+$/)]);
const slackMember = z.custom<`slack:${string}`>(
  (name) => typeof name === 'string' && /^slack:T[A-Z0-9]+\/[UW][A-Z0-9]+$/.test(name),
  'is no Slack member; write slack:T0123456789/U0123456789. On Discord permissions tell who moderates',
);

/** config/categories/*.yaml */
export const packSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  categories: z.array(
    z.strictObject({
      slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
      name: z.string().min(1).max(40),
      description: z.string().max(200),
      keywords: z.array(z.string()),
    }),
  ),
});

/** config/languages/<language>/*.yaml, by what is said in English; several forms where something is counted. */
export const languageSchema = z.strictObject({
  name: z.string().min(1).max(40).optional(),
  phrases: z.record(
    z.string(),
    z.union([
      z.string().min(1),
      z.strictObject({
        zero: z.string().optional(),
        one: z.string().optional(),
        two: z.string().optional(),
        few: z.string().optional(),
        many: z.string().optional(),
        other: z.string(),
      }),
    ]),
  ),
});

/** config/community.yaml */
export const communitySchema = z.strictObject({
  commands: z
    .strictObject({ news: rootName, newsroom: rootName })
    .refine(({ news, newsroom }) => news !== newsroom, 'need two different names'),
  zone,
  language: z.string().default('en'),
  categories: z.array(z.string()),
  secondEyes: z.array(z.string()).default(['treatment']),
  secondEyesTrials: z.boolean().default(true),
  communities: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]{1,40}$/),
      name: z.string().min(1).max(80),
      zone: zone.optional(),
      categories: z.array(z.string()),
      places: z.array(place),
      moderators: z.array(slackMember).default([]),
    }),
  ),
});

const feedUrl = z
  .url({ protocol: /^https?$/, error: 'is no web address; write it like https://news.example/feed' })
  .max(2048);
const words = z.array(z.string().min(1).max(100)).max(50);

/** config/feeds.yaml */
export const feedsSchema = z.strictObject({
  communities: z.record(
    z.string(),
    z
      .array(
        z.strictObject({
          url: feedUrl,
          title: z.string().min(1).max(300).optional(),
          categories: z.array(z.string()).max(3).default([]),
          include: words.default([]),
          exclude: words.default([]),
        }),
      )
      .max(500),
  ),
});
