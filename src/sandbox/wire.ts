import type { Story } from './stories.ts';

/** A story the sandbox's feed brings some hours after the sandbox was opened, by its own clock. Written for this purpose, studies, people and sites invented. */
interface Wired extends Omit<Story, 'date'> {
  readonly afterHours: number;
}

const hour = 3_600_000;

/** Those that are out by now, each dated by when it came out; the newest first. */
export function wired(openedAt: number, now: number): readonly Story[] {
  return wire
    .filter(({ afterHours }) => openedAt + afterHours * hour <= now)
    .map(({ afterHours, ...story }) => ({ ...story, date: new Date(openedAt + afterHours * hour).toISOString() }))
    .toReversed();
}

/** In the order they come out. */
const wire: readonly Wired[] = [
  {
    path: 'before-you-came',
    afterHours: -48,
    site: 'The Sandbox Wire',
    title: 'Support Groups Move Their Meetings to the Late Afternoon',
    byline: 'Priya Nair',
    paragraphs: [
      'Support groups for people with multiple sclerosis in three cities have moved their meetings from the evening to the late afternoon.',
      'Members had said in a survey that they are too tired after dinner. Of 240 people who answered, 150 asked for an earlier hour.',
      'The groups will look after six months whether more people come. So far nobody knows whether the hour was what kept them away.',
      'Those who work until the evening can join by video.',
    ],
  },
  {
    path: 'cooling-vest',
    afterHours: 0.5,
    site: 'The Sandbox Wire',
    title: 'Cooling Vests Let Some People With MS Walk Further in the Heat',
    byline: 'Priya Nair',
    paragraphs: [
      'People with multiple sclerosis who wore a cooling vest on hot days walked about a fifth further before they had to rest, a randomised trial has found.',
      'In the trial, 84 people with MS walked on four warm afternoons, twice with a vest filled with cold water and twice with one at room temperature. They did not know which was which until they put it on.',
      'The effect was gone an hour after the vest was taken off. Three people stopped because the vest was too heavy for them.',
      'The authors caution that the trial was small, and too short to show whether the vest helps people who cannot walk without help.',
      'The trial was paid for by a public health fund and published in the Journal of Example Rehabilitation. The vests cost about as much as a bicycle, and insurers do not pay for them.',
    ],
  },
  {
    path: 'fasting-plan',
    afterHours: 5,
    site: 'The Sandbox Wire',
    title: 'Breakthrough Fasting Plan Ends MS Fatigue for Good, Says Its Inventor',
    byline: 'The Sandbox Wire',
    paragraphs: [
      'A breakthrough fasting plan ends the fatigue of multiple sclerosis for good, according to the man who sells it.',
      'He says that all of his 30 customers felt like new within a week, and calls the plan a miracle cure without side effects.',
      'The plan costs a monthly fee. It has helped everybody who followed it properly, he says.',
      'Orders are taken from next week.',
    ],
  },
  {
    path: 'night-trains',
    afterHours: 20,
    site: 'The Sandbox Wire',
    title: 'Night Trains Get a Cabin for People Who Use a Wheelchair',
    byline: 'Jonas Weber',
    paragraphs: [
      'From next summer every night train on four routes will have a cabin with room for a wheelchair and a toilet one can reach with it.',
      'The railway had promised the cabins three years ago. Patient groups, among them people with multiple sclerosis, had asked for them since 2019.',
      'There will be one such cabin on each train, however, so travellers should book months ahead, the groups warn.',
      'A companion travels free of charge. The fare is the same as in the other cabins.',
    ],
  },
];
