/** The house's rules, executable: which folder may import which, what each may use, and that nothing lies unused. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', 'src', 'server', 'test', 'vite.config.ts'],
  {
    cwd: ROOT,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => /\.(ts|svelte)$/.test(file) && existsSync(join(ROOT, file)));

const text = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));
const read = (file: string): string => text.get(file) ?? '';

interface Import {
  file: string;
  target: string;
}

const SPECIFIER = /(?:from\s+|import\s+|import\()\s*'([^']+)'/g;

const imports: Import[] = files.flatMap((file) =>
  [...read(file).matchAll(SPECIFIER)].map((match) => ({ file, target: resolve(file, match[1] ?? '') })),
);

/** "#core/x.ts" and relative paths become paths from the root; packages stay as they are. */
function resolve(file: string, specifier: string): string {
  const mapped = /^#(core|doc|lib|server)\//.exec(specifier);
  if (mapped) return specifier.replace(/^#(core|doc|lib)\//, 'src/$1/').replace(/^#server\//, 'server/');
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(file), specifier));
  return specifier;
}

type Folder = 'core' | 'doc' | 'lib' | 'routes' | 'server' | 'test';

function folderOf(path: string): Folder | null {
  const inSource = /^src\/(core|doc|lib|routes)\//.exec(path)?.[1];
  if (inSource === 'core' || inSource === 'doc' || inSource === 'lib' || inSource === 'routes')
    return inSource;
  if (/^src\/(hooks|app)\b/.test(path)) return 'routes';
  if (path.startsWith('server/')) return 'server';
  return path.startsWith('test/') ? 'test' : null;
}

const MAY_IMPORT: Record<Folder, readonly Folder[]> = {
  core: ['core'],
  doc: ['core', 'doc'],
  lib: ['core', 'doc', 'lib'],
  server: ['core', 'doc', 'server'],
  routes: ['core', 'lib', 'routes'],
  test: ['core', 'doc', 'lib', 'server', 'routes', 'test'],
};

const PURE = [
  'zod',
  'csv-stringify',
  'csv-parse',
  'fflate',
  'fast-xml-parser',
  'xmlbuilder2',
  'hyparquet-writer',
  '@noble/hashes',
];
const DOC = [...PURE, 'yjs', 'prosemirror-model', '@tiptap/y-tiptap'];

/** The package of a specifier: "csv-stringify/sync" → "csv-stringify". */
const packageOf = (target: string): string =>
  target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : (target.split('/')[0] ?? '');

const isServerSide = (file: string): boolean => /(\.server\.ts|\+server\.ts)$/.test(file);

describe('imports', () => {
  test('what seals and opens the vault is no part of what every page of a study, or a record, brings with it', () => {
    const VALUE = /^\s*import\s+(?!type\b)(?:[^'();]*?from\s+)?'([^']+)'/gm;
    const brought = new Set<string>();
    const bring = (file: string): void => {
      if (brought.has(file)) return;
      brought.add(file);
      for (const [, specifier = ''] of read(file).matchAll(VALUE)) bring(resolve(file, specifier));
    };
    bring('src/routes/projects/[project]/+layout.svelte');
    bring('src/routes/projects/[project]/records/[code]/+page.svelte');
    expect(brought).toContain('src/lib/vault/SealWaiting.svelte');
    const heavy = ['age-encryption', '@noble/', 'shamir-secret-sharing'];
    expect([...brought].filter((one) => heavy.some((name) => one.startsWith(name)))).toEqual([]);
  });

  test('go only in the allowed directions', () => {
    const wrong = imports.filter(({ file, target }) => {
      const from = folderOf(file);
      const to = folderOf(target);
      if (from === null || to === null) return false;
      if (from === 'routes' && to === 'server') return !isServerSide(file) && !file.endsWith('app.d.ts');
      return !MAY_IMPORT[from].includes(to);
    });
    expect(wrong).toEqual([]);
  });

  test('core uses pure packages only, doc those and Yjs', () => {
    const wrong = imports.filter(({ file, target }) => {
      const from = folderOf(file);
      if ((from !== 'core' && from !== 'doc') || folderOf(target) !== null) return false;
      return !(from === 'core' ? PURE : DOC).includes(packageOf(target));
    });
    expect(wrong).toEqual([]);
  });

  test('SvelteKit ends at src/routes and the hooks', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        (target.startsWith('@sveltejs/kit') || target.startsWith('$app') || target.startsWith('$env')) &&
        ['core', 'doc', 'server'].includes(folderOf(file) ?? '') &&
        file !== 'server/dev.ts',
    );
    expect(wrong).toEqual([]);
  });

  test('Lucia is known to one module', () => {
    expect(imports.filter((i) => i.target === 'lucia').map((i) => i.file)).toEqual([
      'server/auth/session.ts',
    ]);
  });

  test('every file that is imported exists', () => {
    const missing = imports.filter(
      ({ file, target }) =>
        folderOf(target) !== null &&
        !existsSync(join(ROOT, target.replace(/\?.*$/, ''))) &&
        !read(file).includes('$types'),
    );
    expect(missing).toEqual([]);
  });
});

describe('core is pure', () => {
  test('no clock, no randomness, no process, no globals of a platform', () => {
    const impure = /\b(Date\.now|new Date\(\)|Math\.random|crypto\.|process\.|globalThis|setTimeout|fetch\()/;
    expect(files.filter((f) => folderOf(f) === 'core' && impure.test(stripComments(read(f))))).toEqual([]);
  });
});

test('no-names-no-exact-roles, role-bands-with-definitions: nothing that makes what leaves or is printed reads the vault, where names and exact posts are', () => {
  const makers = files.filter((f) =>
    /^(server\/(store\/(apparatus|export|inside|outside|printable|quot)|api\/)|src\/core\/(apparatus|attribution|disclosure|export|quotation|release)\/)/.test(
      f,
    ),
  );
  const reached = new Set(makers);
  for (const from of reached)
    for (const { target } of imports.filter(({ file }) => file === from)) reached.add(target);
  expect([...reached].filter((f) => f.startsWith('server/store/vault'))).toEqual([]);
});

test('no `any`, no silenced checks, no skipped or exclusive tests', () => {
  const bad =
    /:\s*any\b|<any>|as any\b|@ts-(ignore|expect-error|nocheck)|eslint-disable|svelte-ignore|\.(skip|only|todo)\(/;
  const self = 'test/architecture.test.ts';
  expect(files.filter((f) => f !== self && bad.test(stripComments(read(f), true)))).toEqual([]);
});

test('no user state lives in a module variable of the server or the pages', () => {
  const bad = /^(export )?let /m;
  expect(
    files.filter((f) => /^(server|src\/routes)\//.test(f) && f.endsWith('.ts') && bad.test(read(f))),
  ).toEqual([]);
});

test('every export of core, doc, lib and server is used by another file', () => {
  const unused: string[] = [];
  for (const file of files.filter((f) => /^(src\/(core|doc|lib)|server)\//.test(f) && f.endsWith('.ts'))) {
    for (const match of read(file).matchAll(
      /^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm,
    )) {
      const name = match[1] ?? '';
      const word = new RegExp(`\\b${name}\\b`);
      const elsewhere = files.some((other) => other !== file && word.test(read(other)));
      // A type may be exported for the signature of an exported function of the same file.
      const inSignature = (read(file).match(new RegExp(`\\b${name}\\b`, 'g')) ?? []).length > 1;
      const isType = /^export (interface|type)/.test(match[0]);
      if (!elsewhere && !(isType && inSignature)) unused.push(`${file}: ${name}`);
    }
  }
  expect(unused).toEqual([]);
});

test('every source file is reachable: imported, a route, a command or a test', () => {
  const imported = new Set(imports.map((i) => i.target));
  const roots =
    /(\/\+|hooks\.(server|client)\.ts|app\.d\.ts|\.test\.ts|\.e2e\.ts|playwright\.config\.ts|server\/(main|cli|ensure-build|dev|demo\/make|import\/docx-worker|analysis\/worker)\.ts|^vite\.config\.ts|^test\/(run|check|tagger\/make|e2e\/make-demo)\.ts|^test\/bench\/|^test\/server\/(postgres|purge-killed|crash\/server)\.ts|^test\/fixtures\/)/;
  expect(files.filter((f) => !roots.test(f) && !imported.has(f))).toEqual([]);
});

function stripComments(source: string, keepDirectives = false): string {
  const withoutBlocks = source.replace(/\/\*[\s\S]*?\*\//g, '');
  return keepDirectives ? withoutBlocks : withoutBlocks.replace(/^\s*\/\/.*$/gm, '');
}

describe('looks', () => {
  /** The styles of a component or a sheet. The tokens' own file is where the values stand. */
  const styles = execFileSync('git', ['ls-files', 'src/**/*.svelte', 'src/**/*.css'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => file !== '' && file !== 'src/lib/ui/tokens.css' && existsSync(join(ROOT, file)))
    .map((file) => ({ file, css: stylesOf(file, readFileSync(join(ROOT, file), 'utf8')) }));

  function stylesOf(file: string, source: string): string {
    if (file.endsWith('.css')) return source;
    return /<style[^>]*>([\s\S]*)<\/style>/.exec(source)?.[1] ?? '';
  }

  const declared = (pattern: RegExp): string[] =>
    styles.flatMap(({ file, css }) =>
      [...css.matchAll(pattern)].map(([found]) => `${file}: ${found.trim()}`),
    );

  test('take type from the tokens', () => {
    expect(declared(/(?:^|[\s;{])(?:font|font-size|line-height):[^;}]*\d(?:px|rem|em|pt)[^;}]*/g)).toEqual(
      [],
    );
    expect(declared(/(?:^|[\s;{])font-(?:weight|family):\s*(?:\d|')[^;}]*/g)).toEqual([]);
  });

  test('take spacing from the tokens, but for a hairline', () => {
    const spacing = /(?:^|[\s;{])(?:(?:row-|column-)?gap|(?:padding|margin)(?:-[a-z-]+)?):[^;}]*/g;
    const literal = declared(spacing).filter((found) =>
      /(?<![\d.])(?!0px|1px)[\d.]+(?:px|rem|em)/.test(found),
    );
    expect(literal).toEqual([]);
  });

  test('take colours from the tokens', () => {
    expect(declared(/(?:#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\()[^;}]*/g)).toEqual([]);
  });
});
