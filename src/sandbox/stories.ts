/** An article page the sandbox serves, so that there is something to post without any network. All are written for this purpose; studies, people and sites in them are invented, but for the history of the vein theory, told in our own words. */
export interface Story {
  readonly path: string;
  readonly site: string;
  readonly title: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly byline: string;
  readonly paragraphs: readonly string[];
  /** Where a republished page says it came from. */
  readonly original?: { readonly name: string; readonly path: string };
  readonly filedUnder?: string;
}

export const stories: readonly Story[] = [
  {
    path: 'clogged-veins',
    site: 'Living With It, a patient blog',
    title: 'Treating Clogged Veins Helps People With MS, Study Says',
    date: '2012-03-29',
    byline: 'added by Joan',
    filedUnder: 'Treatment',
    original: { name: 'Evening Health Desk', path: 'evening-desk' },
    paragraphs: [
      'People with multiple sclerosis who had narrowed neck veins widened felt better months later, according to a small study shown at a meeting of radiologists this week.',
      'The researchers followed 192 patients after the procedure, called venous angioplasty, in which a tiny balloon is blown up inside a vein. Most of them reported less fatigue and an easier time walking, and the team said side effects were few.',
      '“These patients tell us they have their lives back,” said the radiologist who led the work. There was no comparison group, and everyone knew which treatment they had been given.',
      'But another expert warns that the studies so far do not prove that the procedure works. “Until there is a controlled trial, people with MS should not have this done,” said neurologist Dr. Ruth Calder, who was not part of the study.',
      'The idea behind the procedure is that blocked veins keep blood from draining out of the brain. Other groups that looked for such blockages found them as often in healthy people.',
      'The findings were presented at a conference and have not yet been published in a medical journal.',
    ],
  },
  {
    path: 'vein-trial-no-benefit',
    site: 'Evening Health Desk',
    title: 'Widening Neck Veins Does Not Help People With MS, Controlled Trial Finds',
    date: '2017-11-18',
    byline: 'Mara Lindqvist',
    paragraphs: [
      'A procedure that raised the hopes of thousands of people with multiple sclerosis did no better than a sham operation, a randomised controlled trial has found.',
      'In the trial, 115 people with MS were assigned by chance either to have their neck veins widened with a balloon or to a sham procedure in which nothing was widened. Neither they nor the doctors who examined them knew who had had which.',
      'After a year there was no difference between the groups in walking, balance, bladder control or vision, nor in new damage seen on brain scans.',
      'The authors, among them the doctor who first proposed the theory, conclude that the procedure cannot be recommended for people with MS.',
      'The study was published in a neurology journal and paid for by public health authorities in Italy.',
    ],
  },
  {
    path: 'walking-tablet',
    site: 'Evening Health Desk',
    title: 'Daily Tablet Improved Walking Speed in Some People With MS',
    date: '2026-11-12',
    byline: 'Tomas Okafor',
    paragraphs: [
      'A tablet taken twice a day helped some people with multiple sclerosis to walk faster, according to a randomised trial published in the Journal of Example Neurology.',
      'Researchers in four countries gave 318 adults with MS either the drug, called exadine, or a placebo for six months. Walking speed rose by about a quarter in one third of those who took the drug, and in one tenth of those who took the placebo.',
      'The benefit was gone two weeks after people stopped taking it. Nine people in the drug group had a seizure or a severe headache, against two in the placebo group.',
      'The authors caution that the trial was too short to show whether the drug is safe over years, and that most people taking it did not walk any faster.',
      'The trial was funded by the maker of the drug, Samplix Pharma, which employs three of the authors. The drug is not yet approved in any country.',
    ],
  },
  {
    path: 'myelin-mice',
    site: 'Campus Science Notes',
    title: 'Old Antihistamine Repairs Nerve Coating in Mice',
    date: '2026-11-16',
    byline: 'University press office',
    paragraphs: [
      'An allergy medicine that has been sold for decades helped mice to rebuild myelin, the coating of nerves that multiple sclerosis destroys, researchers report.',
      'The team treated twelve mice whose myelin had been damaged. After three weeks the animals given the medicine had regrown about twice as much of it as untreated mice.',
      'The work was done in mice only, and many treatments that repair nerves in animals have failed in people, the researchers note.',
      'A small study in people is planned for next year. The research was paid for by a university grant.',
    ],
  },
  {
    path: 'injector-recall',
    site: 'Medicines Watch',
    title: 'Some Auto-Injector Pens Recalled Because Needles May Not Come Out',
    date: '2026-11-19',
    byline: 'Medicines Watch',
    paragraphs: [
      'A maker of auto-injector pens used by people with multiple sclerosis is recalling two batches because the needle may fail to come out.',
      'The batches are EX1147 and EX1152, handed out by pharmacies since August. A pen that fails gives no dose, and the person using it may not notice.',
      'People should not throw a pen away or skip a dose on their own, the regulator says: they should call the pharmacy that gave it to them, which will replace it free of charge.',
      'No injury has been reported so far. The maker says about 4,000 pens are affected.',
    ],
  },
  {
    path: 'travel-cover',
    site: 'Living With It, a patient blog',
    title: 'Travel Insurers Must Say Why They Refuse People With a Long-Term Illness',
    date: '2026-11-20',
    byline: 'Joan Appleby',
    filedUnder: 'Policy & access',
    paragraphs: [
      'From next spring, travel insurers will have to tell people with a long-term illness in writing why they were refused or charged more.',
      'The rule follows a survey in which four in ten people with MS said they had been turned down for cover in the past five years.',
      'Patient groups welcome it, but say that a reason in writing does not lower the price. The rule covers new policies only.',
      'Insurers have six months to change their forms.',
    ],
  },
];
