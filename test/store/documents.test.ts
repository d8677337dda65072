import { describe, expect, it } from 'vitest';
import { judgement } from '../../src/store/documents.ts';
import { anArticle } from '../contracts/samples.ts';

describe('a kept judgement', () => {
  it('from before there was a checklist is read as one without', () => {
    const { checklist, ...older } = anArticle().judgement;
    expect(checklist).not.toEqual([]);
    expect(judgement.read(JSON.stringify(older))).toEqual({ ...older, checklist: [] });
  });
});
