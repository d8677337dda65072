import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import type { z } from 'zod';

/** The content as its schema has it; undefined, and every problem named by its place in the file, when it is not. */
export function check<T>(schema: z.ZodType<T>, content: unknown, file: string, problems: string[]): T | undefined {
  if (content === undefined) return undefined;
  const read = schema.safeParse(content);
  if (read.success) return read.data;
  for (const issue of read.error.issues)
    problems.push(`${file}, ${issue.path.join('.') || 'top level'}: ${issue.message}`);
  return undefined;
}

/** Every YAML file of a folder, by its name without the ending. */
export function readFolder(folder: string, problems: string[]): Readonly<Record<string, unknown>> {
  try {
    const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
    return Object.fromEntries(
      files.map((file) => [file.slice(0, -'.yaml'.length), readYaml(join(folder, file), problems)]),
    );
  } catch {
    problems.push(`the folder ${folder} cannot be read; CONFIG_DIR should name the folder that holds it`);
    return {};
  }
}

/** Undefined when there is no such file. */
export function readOptionalYaml(file: string, problems: string[]): unknown {
  return existsSync(file) ? readYaml(file, problems) : undefined;
}

/** Undefined, and a problem, for what cannot be read. */
export function readYaml(file: string, problems: string[]): unknown {
  try {
    return parseYaml(readFileSync(file, 'utf8'));
  } catch (error) {
    problems.push(
      `${file} cannot be read: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
    );
    return undefined;
  }
}
