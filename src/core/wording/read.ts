import type { Article } from '../article.ts';
import type { Category } from '../category.ts';
import { actionId } from '../command.ts';
import { evidenceLabels, evidenceNames } from '../judgement.ts';
import { bold, line, type Block, type Line, type Told } from '../message.ts';
import { articleMessage } from './article.ts';
import { checklistBlocks } from './checklist.ts';
import { quoted } from './phrases.ts';
import { own, phrase, type Said } from '../phrase.ts';

/** `/news read`: the article as channels get it, the sentence each label was read from, and what it leaves open. */
export function readMessage(article: Article, categories: readonly Category[]): Told {
  const message = articleMessage(article, categories);
  if (article.life === 'withdrawn') return message;
  const at = message.blocks.findLastIndex((block) => block.kind === 'note');
  return {
    ...message,
    blocks: message.blocks
      .toSpliced(at, 0, ...behindLabels(article), ...checklistBlocks(article.judgement, 300))
      .map((block) => withoutButtonHere(block, article)),
  };
}

function behindLabels({ judgement }: Article): readonly Block<Said>[] {
  const quotes = evidenceNames.flatMap((name): Line<Said>[] => {
    const finding = judgement.evidence[name];
    return finding ? [line(bold(phrase`${own(evidenceLabels[name])}: `), quoted(finding.quote, 300))] : [];
  });
  if (quotes.length === 0) return [];
  return [
    { kind: 'text', line: line(bold(phrase`Where the labels were read`)) },
    { kind: 'list', items: quotes },
  ];
}

/** A button that opens what is shown already would lead nowhere. */
function withoutButtonHere(block: Block<Said>, { id }: Article): Block<Said> {
  if (block.kind !== 'actions') return block;
  const here = actionId('read', 'open', id);
  return { ...block, actions: block.actions.filter((action) => action.kind !== 'button' || action.id !== here) };
}
