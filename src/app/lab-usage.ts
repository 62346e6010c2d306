import type { Node } from '../syntax/grammar';

/** How a command is written: `ping WORD WORD [count <1-9>] [df]`. */
export function usage(node: Node): string {
  switch (node.type) {
    case 'keyword':
      return node.word;
    case 'argument':
      return placeholder(node.path, node.argument.show);
    case 'repeated':
      return `${placeholder(node.path, node.argument.show)}...`;
    case 'rest':
      return placeholder(node.path, 'LINE');
    case 'sequence':
      return node.parts.map(usage).join(' ');
    case 'optional':
      return `[${usage(node.part)}]`;
    case 'any-order':
      return node.parts.map(part => (part.type === 'optional' ? usage(part) : `[${usage(part)}]`)).join(' ');
    case 'choice':
      return `{${node.branches.map(([, part]) => usage(part)).join('|')}}`;
    case 'alternatives':
      return `{${node.parts.map(usage).join('|')}}`;
    case 'nested':
      return usage(node.part);
  }
}

/** Words are better told by what they stand for, numbers by their range. */
function placeholder(path: readonly string[], show: string): string {
  return show.startsWith('<') ? show : (path.at(-1) ?? show).toUpperCase();
}
