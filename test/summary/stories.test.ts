import { describe, expect, test } from 'vitest';
import { stories } from '../../src/sandbox/stories.ts';
import { createJudge } from '../../src/summary/judge.ts';
import { cues } from './cues.ts';
import { pageOf } from './pages.ts';

const judge = createJudge(cues);

function judged(path: string) {
  const story = stories.find((story) => story.path === path);
  if (story === undefined) throw new Error(`There is no story ${path}.`);
  return judge.judge(pageOf({ title: story.title, text: story.paragraphs.join('\n\n') }), 0);
}

// The stories a newcomer tries first: what they are told should be what a careful editor would tell.
describe('the stories of the sandbox', () => {
  test('the vein story keeps the expert’s warning, with the expert’s name', () => {
    const { caution, evidence } = judged('clogged-veins');
    expect(caution?.text).toBe(
      'But another expert warns that the studies so far do not prove that the procedure works.',
    );
    expect(caution?.speaker).toBe('Dr. Ruth Calder');
    expect(evidence.sampleSize?.value).toBe('192 patients');
    expect(evidence.controlGroup?.value).toBe('no comparison group');
    expect(evidence.publishedIn?.value).toBe('presented at a scientific meeting');
    expect(evidence.studyKind?.value ?? null).not.toBe('trial with people assigned at random');
  });

  test('the controlled trial says what cannot be recommended', () => {
    const { caution, evidence } = judged('vein-trial-no-benefit');
    expect(caution?.text).toContain('the procedure cannot be recommended for people with MS');
    expect(evidence).toMatchObject({
      studyKind: { value: 'trial with people assigned at random' },
      sampleSize: { value: '115 people' },
      controlGroup: { value: 'a sham treatment' },
      funding: { value: 'public health authorities in Italy' },
    });
  });

  test('the tablet’s trial is one, of 318 adults', () => {
    const { caution, evidence } = judged('walking-tablet');
    expect(caution?.text).toContain('The authors caution that the trial was too short');
    expect(evidence).toMatchObject({
      studyKind: { value: 'trial with people assigned at random' },
      sampleSize: { value: '318 adults' },
      controlGroup: { value: 'a placebo' },
      funding: { value: 'the maker of the drug, Samplix Pharma' },
      availability: { value: 'not approved' },
    });
  });

  test('the mouse story says that mice are no people', () => {
    const { caution, evidence } = judged('myelin-mice');
    expect(caution?.text).toBe(
      'The work was done in mice only, and many treatments that repair nerves in animals have failed in people, the researchers note.',
    );
    expect(evidence).toMatchObject({
      studyKind: { value: 'animal or laboratory study' },
      subjects: { value: 'animals' },
      sampleSize: { value: 'twelve mice' },
      controlGroup: { value: 'an untreated group' },
      funding: { value: 'a university grant' },
    });
  });

  test('the recall says what not to do', () => {
    const { caution, evidence } = judged('injector-recall');
    expect(caution?.text).toContain('People should not throw a pen away or skip a dose on their own');
    expect(evidence.availability?.value).toBe('withdrawn or recalled');
    expect(evidence.sampleSize).toBeNull();
  });

  test('the new rule says what it does not change', () => {
    const { caution, evidence } = judged('travel-cover');
    expect(caution?.text).toContain('a reason in writing does not lower the price');
    expect(evidence.studyKind).toBeNull();
  });
});
