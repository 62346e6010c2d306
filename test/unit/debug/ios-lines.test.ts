/** Every wording of ISAKMP and IPsec stands, with its source, in docs/ios-lines.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

import { DEBUG_FLAGS } from '../../../src/router/narration';

const ROOT = join(__dirname, '../../..');
const ROWS = readFileSync(join(ROOT, 'docs/ios-lines.md'), 'utf8').split('\n');

const FILES = ['src/debug/isakmp', 'src/debug/ipsec'].flatMap(folder =>
  readdirSync(join(ROOT, folder)).map(name => `${folder}/${name}`),
);

/** Strings that are no words of a line. */
const OTHER: ReadonlySet<string> = new Set([...DEBUG_FLAGS, 'debug', 'log', 'silent', 'CRYPTO']);

/** The fixed parts of a string or template, by line. */
function wordings(file: string): readonly (readonly string[])[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.ES2022, true);
  const found: string[][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isTemplateExpression(node)) {
      const spans = node.templateSpans.map(span => span.literal.text);
      found.push(...lines([node.head.text, ...spans]));
    } else if (ts.isStringLiteralLike(node) && !isNoWord(node)) found.push(...lines([node.text]));
    node.forEachChild(visit);
  };
  visit(source);
  return found.filter(parts => /[a-z]{2}|[A-Z]{3}/i.test(parts.join('')));
}

/** Keys, what is compared with, and the names of switches. */
function isNoWord(node: ts.StringLiteralLike): boolean {
  const { parent } = node;
  return (
    OTHER.has(node.text) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isBinaryExpression(parent) && parent.operatorToken.kind !== ts.SyntaxKind.PlusToken)
  );
}

/** Cuts at line ends; what is not said by blanks alone. */
function lines(parts: readonly string[]): string[][] {
  const all: string[][] = [[]];
  for (const part of parts) {
    part.split('\n').forEach((text, i) => {
      if (i > 0) all.push([]);
      if (text.trim() !== '') all.at(-1)?.push(text.trim());
    });
  }
  return all.map(withoutPrefix).filter(line => line.length > 0);
}

/** What stands in front of every line of its kind. */
function withoutPrefix([first = '', second = '', ...rest]: readonly string[]): string[] {
  const [head, next] = /^ISAKMP \((0:)?$/.test(first) ? ['', second.replace(/^\): ?/, '')] : [first, second];
  return [head.replace(/^ISAKMP: ?/, ''), next, ...rest].filter(part => part !== '');
}

/** The parts stand in one row, in their order. */
function stands(parts: readonly string[]): boolean {
  return ROWS.some(row => {
    let from = 0;
    return parts.every(part => {
      const at = row.indexOf(part, from);
      from = at + part.length;
      return at >= 0;
    });
  });
}

it.each(FILES)('%s', file => {
  const missing = wordings(file).filter(parts => !stands(parts));
  expect(missing.map(parts => parts.join(' ... '))).toEqual([]);
});

it('finds wordings at all', () => {
  expect(FILES.flatMap(wordings).length).toBeGreaterThan(100);
});
