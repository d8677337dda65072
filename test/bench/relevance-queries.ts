/** What a member would type, and what is right: studies by their number in the public set, our own fixture articles by file name. */
export interface Judged {
  readonly query: string;
  readonly right: readonly string[];
}

/** Every second query is for tuning, the others are reported. */
export const judged: readonly Judged[] = [
  { query: 'aspirin cancer survival', right: ['04-011'] },
  { query: 'antibiotic against PTSD', right: ['22-031'] },
  { query: 'ovarian cancer screening high risk women', right: ['22-028'] },
  { query: 'footballers teeth', right: ['25-005'] },
  { query: 'walnuts every day', right: ['25-010'] },
  { query: 'babies born at weekends', right: ['25-012'] },
  { query: 'folic acid flour', right: ['25-021'] },
  { query: 'coffee multiple sclerosis', right: ['25-047', 'observational-study'] },
  { query: 'height weight and income', right: ['25-050'] },
  { query: 'children antibiotic resistance urine infection', right: ['25-056'] },
  { query: 'sugar in fruit juice for kids', right: ['25-058'] },
  { query: 'irregular heartbeat after bereavement', right: ['25-061'] },
  { query: 'brain scans microcephaly', right: ['25-063'] },
  { query: 'migraine heart disease women', right: ['25-078'] },
  { query: 'brain tumour university degree', right: ['25-087'] },
  { query: 'baby food home made or bought', right: ['25-094'] },
  { query: 'knee exercise instead of operation', right: ['25-096'] },
  { query: 'zika joints', right: ['25-106'] },
  { query: 'quitting smoking with e-cigarettes', right: ['25-120'] },
  { query: 'manuka honey', right: ['25-126'] },
  { query: 'fathers and children’s behaviour', right: ['25-140'] },
  { query: 'mouthwash gonorrhea', right: ['25-151'] },
  { query: 'stroke risk migraine surgery', right: ['25-155'] },
  { query: 'depression cancer death', right: ['25-159'] },
  { query: 'teenagers vaping then smoking', right: ['25-164'] },
  { query: 'vitamin D colds flu', right: ['25-166'] },
  { query: 'screen time diabetes children', right: ['25-177'] },
  { query: 'parents live longer', right: ['25-179'] },
  { query: 'wine and heart', right: ['25-184'] },
  { query: 'motor neurone disease electromagnetic fields', right: ['25-188'] },
  { query: 'breast density smog', right: ['26-039'] },
  { query: 'alcohol kinds of stroke', right: ['26-031'] },
  { query: 'ccsvi neck vein balloon', right: ['vein-story'] },
  { query: 'retracted fasting study', right: ['retraction'] },
  { query: 'long covid exercise', right: ['systematic-review'] },
  { query: 'long covid work', right: ['patient-survey'] },
  { query: 'Epstein-Barr virus MS', right: ['long-feature'] },
  { query: 'insulin pen recall', right: ['recall-notice'] },
  { query: 'stem cells clinics', right: ['paywall-stub'] },
  { query: 'migraine injection trial', right: ['drug-trial'] },
];
