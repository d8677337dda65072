import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { cuesSchema, type Cues } from '../../src/summary/cues.ts';

/** The cues as they are shipped in config/cues. */
export const cues: Cues = cuesSchema.parse({
  advice: read('advice'),
  caution: read('caution'),
  checklist: read('checklist'),
  hype: read('hype'),
  evidence: read('evidence'),
});

function read(name: string): unknown {
  return parse(readFileSync(new URL(`../../config/cues/${name}.yaml`, import.meta.url), 'utf8'));
}
