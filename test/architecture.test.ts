import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The import table: what each room may import, and nothing else. `core` stands for src/core, packages for node_modules and
 * `node:` modules. A room may always import itself.
 */
const table: Readonly<Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }>> = {
  'src/core': { rooms: [], packages: [] },
  'src/newsroom': { rooms: ['src/core'], packages: [] },
  commands: { rooms: ['src/core'], packages: [] },
  'src/sources': {
    rooms: ['src/core'],
    packages: [
      'node:*',
      'undici',
      'ipaddr.js',
      '@exodus/bytes',
      'chardet',
      '@mozilla/readability',
      'css-select',
      'htmlparser2',
      'zod',
    ],
  },
  'src/summary': { rooms: ['src/core'], packages: ['zod', 'syllable', 'flesch-kincaid'] },
  'src/model': { rooms: ['src/core'], packages: ['zod'] },
  'src/store': { rooms: ['src/core'], packages: ['node:*', 'kysely', 'pg', 'keyv', 'zod'] },
  'src/discord': { rooms: ['src/core'], packages: ['node:*', 'discord.js', 'zod'] },
  'src/slack': { rooms: ['src/core'], packages: ['node:*', '@slack/*', 'zod'] },
  'src/web': { rooms: ['src/core'], packages: ['node:*', 'hono', '@hono/node-server', 'prom-client'] },
  'src/sandbox': {
    rooms: ['src/core'],
    packages: ['node:*', 'hono', '@hono/node-server', 'ws', 'discord-api-spec', 'zod'],
  },
  'src/config.ts': { rooms: ['src/core', 'src/config'], packages: ['node:*', 'dotenv'] },
  'src/config': { rooms: ['src/core'], packages: ['node:*', 'yaml', 'zod'] },
  'src/calendar.ts': { rooms: ['src/core'], packages: ['temporal-polyfill'] },
  'src/schedule.ts': { rooms: ['src/core'], packages: [] },
  'src/log.ts': { rooms: ['src/core'], packages: ['pino'] },
  'src/threads.ts': { rooms: [], packages: ['node:*'] },
  'src/connecting.ts': { rooms: ['src/core'], packages: [] },
  'src/main.ts': { rooms: ['*'], packages: ['node:*'] },
  'src/cli': { rooms: ['*'], packages: ['node:*'] },
  'src/cli.ts': { rooms: ['*'], packages: ['node:*'] },
};

/** Only these may be imported by nobody but tests. */
const tops = ['src/main.ts', 'src/cli.ts'];

const files = globSync(['src/**/*.ts', 'commands/**/*.ts']).filter((file) => !file.endsWith('.d.ts'));

describe('the import table', () => {
  it.each(files)('%s imports only what its room may', (file) => {
    const room = roomOf(file);
    const allowed = table[room];
    expect(allowed, `${file} stands in no room of the table`).toBeDefined();
    for (const target of importsOf(file)) {
      if (target.startsWith('.')) {
        const wanted = roomOf(normalize(join(dirname(file), target)));
        const isAllowed = wanted === room || allowed?.rooms.includes(wanted) || allowed?.rooms.includes('*');
        expect(isAllowed, `${file} may not import ${target}`).toBe(true);
        if (!tops.includes(file)) expect(tops, `${file} imports ${target}`).not.toContain(wanted);
      } else {
        const isAllowed = allowed?.packages.some((name) => matches(name, target));
        expect(isAllowed, `${file} may not import the package ${target}`).toBe(true);
      }
    }
  });

  it('lets only the settings read the environment', () => {
    const readers = files.filter((file) => /process\s*\.\s*env|process\[/.test(readFileSync(file, 'utf8')));
    expect(readers).toEqual(['src/config.ts']);
  });

  it('notices an import that is not in the table', () => {
    expect(
      importsIn(`import { a } from '../store/store.ts';\nexport * from "x";\nconst b = await import('y');`),
    ).toEqual(['../store/store.ts', 'x', 'y']);
    expect(roomOf('src/store/store.ts')).toBe('src/store');
  });

  it('nests folders once', () => {
    expect(files.filter((file) => file.split('/').length > 4)).toEqual([]);
  });
});

function roomOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  return top === 'src' ? `src/${second}` : top;
}

function importsOf(file: string): readonly string[] {
  return importsIn(readFileSync(file, 'utf8'));
}

function importsIn(source: string): readonly string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = code.matchAll(
    /(?:^|[\s;])(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|new URL\(\s*['"](\.[^'"]+\.ts)['"]/g,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function matches(pattern: string, target: string): boolean {
  if (pattern.endsWith('*')) return target.startsWith(pattern.slice(0, -1));
  return target === pattern || target.startsWith(`${pattern}/`);
}
