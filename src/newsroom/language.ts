import type { Answer, Asker } from '../core/answering.ts';
import type { Member } from '../core/member.ts';
import type { Said } from '../core/phrase.ts';
import { spoken, spokenForm, type Language } from '../core/speak.ts';
import type { Needs } from './needs.ts';

type LanguageNeeds = Pick<Needs, 'settings' | 'languages'>;

/** What is spoken in a community's channels. */
export async function languageOf({ settings, languages }: LanguageNeeds, community: string): Promise<Language> {
  return languages.pick((await settings.of(community)).language);
}

/** A person's own, where their platform tells it and we speak it; else their community's. */
export async function languageFor(needs: LanguageNeeds, { language }: Asker, { community }: Member): Promise<Language> {
  return needs.languages.find(language) ?? (await languageOf(needs, community.id));
}

export function answerIn(answer: Answer<Said>, language: Language): Answer {
  switch (answer.kind) {
    case 'message':
      return { ...answer, message: spoken(answer.message, language) };
    case 'form':
      return { ...answer, form: spokenForm(answer.form, language) };
    case 'repeat':
      return answer;
  }
}
