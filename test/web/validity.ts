import { HtmlValidate } from 'html-validate';
import { Parser } from 'htmlparser2';

const validator = new HtmlValidate({ extends: ['html-validate:standard'] });

/** What the HTML standard forbids in a whole page (https://html-validate.org/rules/, its “standard” preset), a sentence each. */
export async function faults(page: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(page);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line}: ${message} (${ruleId})`),
  );
}

/** Elements our pages are made of that never hold anything. */
const empty = new Set(['meta', 'link', 'input', 'hr', 'br', 'img']);

/**
 * What is wrong with a page's markup: elements nobody closed, ids used twice or pointed at in vain, scripts, handlers and inline
 * styles. And everything in it that leads somewhere.
 */
export function examine(page: string): { readonly problems: readonly string[]; readonly links: readonly string[] } {
  const problems: string[] = [];
  const links: string[] = [];
  const ids = new Set<string>();
  const wanted: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'script' && attributes['type'] !== 'application/ld+json') problems.push('a script');
      if ('style' in attributes) problems.push(`inline style at ${name}`);
      for (const attribute of Object.keys(attributes))
        if (/^on/i.test(attribute)) problems.push(`handler ${attribute}`);
      for (const attribute of ['href', 'src', 'action'])
        if (attribute in attributes) links.push(attributes[attribute] ?? '');
      const { id } = attributes;
      if (id !== undefined && ids.has(id)) problems.push(`id ${id} twice`);
      if (id !== undefined) ids.add(id);
      wanted.push(
        ...(attributes['aria-labelledby']?.split(' ') ?? []),
        ...('for' in attributes ? [attributes['for']] : []),
      );
    },
    onclosetag: (name, isImplied) => {
      if (isImplied && !empty.has(name)) problems.push(`${name} is never closed`);
    },
  });
  parser.write(page);
  parser.end();
  problems.push(...wanted.filter((id) => !ids.has(id)).map((id) => `no id ${id}`));
  return { problems, links };
}
