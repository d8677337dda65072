import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const folder = new URL('../../config/categories/', import.meta.url);

const packSchema = z.strictObject({
  name: z.string().min(1),
  description: z.string().min(1),
  categories: z.array(
    z.strictObject({
      slug: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
      name: z.string().min(1).max(60),
      description: z.string().min(1).max(150),
      keywords: z.array(z.string().min(2)).min(10),
    }),
  ),
});

export function packNames(): readonly string[] {
  return readdirSync(folder).map((name) => name.replace('.yaml', ''));
}

/** A category pack as it is shipped in config/categories; throws when it is not whole. */
export function packNamed(name: string): z.infer<typeof packSchema> {
  return packSchema.parse(parse(readFileSync(new URL(`${name}.yaml`, folder), 'utf8')));
}
