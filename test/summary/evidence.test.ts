import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/core/judgement.ts';
import { evidenceIn } from '../../src/summary/evidence.ts';
import { sentencesOf } from '../../src/summary/sentences.ts';
import { cues } from './cues.ts';

function evidence(text: string): Evidence {
  const sentences = sentencesOf(text);
  return evidenceIn(sentences, sentences, cues.evidence);
}

type Case = readonly [text: string, value: string | null];

function check(label: keyof Evidence, cases: readonly Case[]): void {
  test.each(cases)('%s', (text, value) => {
    const found = evidence(text)[label];
    expect(found?.value ?? null).toBe(value);
    if (found !== null) expect(text.slice(found.start, found.end)).toBe(found.quote);
  });
}

describe('how many', () => {
  check('sampleSize', [
    ['The drug was tested in 115 patients.', '115 patients'],
    ['They gave it to twelve mice in the experiment.', 'twelve mice'],
    ['The study involved 1,360 people with diabetes.', '1,360 people'],
    ['Researchers followed more than 93,000 women for a decade.', '93,000 women'],
    ['A study that tracked 1.4 million people in Sweden found no link.', '1.4 million people'],
    ['The trial enrolled fifty-four healthy older adults.', 'fifty-four healthy older adults'],
    ['Two dozen volunteers took part in the trial.', 'Two dozen volunteers'],
    ['Researchers in four countries gave 318 adults with MS the drug.', '318 adults'],
    [
      'Researchers in four countries gave 318 adults with MS either the drug, called exadine, or a placebo.',
      '318 adults',
    ],
    ['The study involved 187 footballers from eight clubs.', '187 footballers'],
    ['The trial focused on a group of 58 gay or bisexual men in Melbourne.', '58 gay or bisexual men'],
    ['The 140 patients in the trial were seen after three months.', '140 patients'],
    ['The survey polled 10,498 11-year-olds.', '10,498 11-year-olds'],
    ['The team analysed data for 114,119 adults who had surgery at hospitals in England.', '114,119 adults'],
    ['Their findings are based on more than 4.3 million Swedes.', '4.3 million Swedes'],
    ['The study tested almost 78,000 samples.', '78,000 samples'],
    ['In our own study, 84 people who trained twice a week were less tired.', '84 people'],
    ['A 48-patient trial was stopped early; researchers followed each patient.', '48-patient'],
    ['Scientists analysed the records (n = 312) of a trial.', 'n = 312'],
    ['More than 600 million people worldwide live with the disease.', null],
    ['About 400 people die of it each year in the UK.', null],
    ['Researchers say the study shows 150 babies a year are harmed.', null],
    ['The study was published in 2015 and patients were pleased.', null],
    ['The study found that 40 percent of patients got better.', null],
    ['People aged 50 to 64 years took part in the study.', null],
    ['Patients in the study took 20 mg of the drug.', null],
    ['The study ran for 12 weeks and patients liked it.', null],
  ]);
});

describe('the kind of study', () => {
  check('studyKind', [
    ['A systematic review of 23 trials found little.', 'review of earlier studies'],
    ['Patients were randomly assigned to the drug or a placebo.', 'trial with people assigned at random'],
    ['The phase 2 trial of the drug ended in May.', 'trial without random assignment stated'],
    ['This is an observational study.', 'observational study'],
    ['The researchers followed 192 patients after the procedure.', null],
    ['Researchers surveyed 1,200 nurses.', 'observational study'],
    ['The drug worked in mice, the team reports.', 'animal or laboratory study'],
    ['They grew immune cells in a dish with the drug.', 'animal or laboratory study'],
    ['A pilot study of 14 people tried the insole.', 'trial without random assignment stated'],
    ['An inquiry found that records for 22 of the patients did not exist.', null],
    ['Researchers found that tea helps.', null],
    ['What is needed now is a randomised trial.', null],
    ['The paper was peer-reviewed.', null],
    [
      'A tablet taken twice a day helped people walk, according to a trial that followed 312 patients for twelve months. The study compared the tablet with a placebo.',
      'trial without random assignment stated',
    ],
  ]);
});

describe('who was studied', () => {
  check('subjects', [
    ['The study followed 412 adults with migraine.', 'people'],
    ['Researchers fed the molecule to twelve mice.', 'animals'],
    ['The team tested it in cell cultures.', 'cells or tissue'],
    ['So far four people had high blood sugar.', null],
    ['Millions of people live with the disease.', null],
  ]);
});

describe('what it was compared with', () => {
  check('controlGroup', [
    ['Half of them got a placebo.', 'a placebo'],
    ['The others had a sham procedure.', 'a sham treatment'],
    ['They were compared with a control group.', 'a control group'],
    ['Others received usual care.', 'usual care'],
    ['The study had no control group.', 'no comparison group'],
    ['It may be a placebo effect.', null],
    ['Standard treatment for the disease is to calm the immune system.', null],
    ['A trial with a sham procedure has to come first.', null],
  ]);
});

describe('where it was published', () => {
  check('publishedIn', [
    ['The study, published in the journal Neurology, is large.', 'Neurology'],
    ['The findings appear in the New England Journal of Medicine.', 'New England Journal of Medicine'],
    ['They were published online in The Lancet Neurology on Monday.', 'The Lancet Neurology'],
    ['It was published in JAMA.', 'JAMA'],
    [
      'Writing in the Journal of Neurology, Neurosurgery & Psychiatry, they agree.',
      'Journal of Neurology, Neurosurgery & Psychiatry',
    ],
    [
      'It was published in the Proceedings of the National Academy of Sciences.',
      'Proceedings of the National Academy of Sciences',
    ],
    ['The paper was posted as a preprint on medRxiv.', 'a preprint, not yet reviewed by other scientists'],
    ['It was presented at the annual meeting of a society in Boston.', 'presented at a scientific meeting'],
    ['Earlier research was presented at the annual meeting of a society.', null],
    ['A report by the American Association for Cancer Research says so.', null],
    ['Brain scans were reported to be normal.', null],
    ['Science has answers, the report says.', null],
  ]);
});

describe('who paid', () => {
  check('funding', [
    ['The trial was funded by Norvane Pharma, which makes the drug.', 'Norvane Pharma'],
    ['The research was supported by the U.S. National Institutes of Health.', 'the U.S. National Institutes of Health'],
    [
      'Funding came from the Medical Research Council and the Wellcome Trust.',
      'the Medical Research Council and the Wellcome Trust',
    ],
    [
      'The trial was funded by the maker of the drug, Samplix Pharma, which employs them.',
      'the maker of the drug, Samplix Pharma',
    ],
    ['The study was paid for by the government.', 'the government'],
    ['The trial was funded by the tablet’s maker.', 'the tablet’s maker'],
    ['The study was funded by UK charity Better Hearing.', 'UK charity Better Hearing'],
    ['The research was paid for by a university grant.', 'a university grant'],
    ['The British Heart Foundation, which part-funded the trial, welcomed it.', 'The British Heart Foundation'],
    ['“It matters,” said the head of the Eve Appeal, a cancer charity which funded the study.', 'the Eve Appeal'],
    ['It was funded by the NHS’s research arm and others.', 'the NHS’s research arm'],
    ['Two authors disclosed that they have received funding from Pfizer.', 'ties to companies, see the quote'],
    ['The institute is funded by the Department of Health.', null],
    ['Two of the authors received consulting fees from drug makers.', 'ties to companies, see the quote'],
    ['The charity is calling for more money.', null],
  ]);
});

describe('whether it can be had', () => {
  check('availability', [
    ['The medicine is not yet available.', 'not available yet'],
    ['The procedure is not approved by the FDA for MS.', 'not approved'],
    ['The FDA approved the drug in May.', 'approved'],
    ['Two batches of the tablets were recalled.', 'withdrawn or recalled'],
    ['They had to recall the words after five minutes.', null],
    ['The ethics committee approved the study.', null],
  ]);
});

test('a text that states nothing is labelled with nothing', () => {
  const stated = Object.values(evidence('The clinic opens at nine. Tea is served. Everyone is welcome to come along.'));
  expect(stated.every((finding) => finding === null)).toBe(true);
});
