/**
 * The lab file: which configurations run on which nodes, and what lies between them. `yaml` is loaded when a lab file
 * is read and never else.
 */
import type * as YamlModule from 'yaml';
import { dirname, isAbsolute, join } from 'node:path';

import type { Document, LineCounter, Node, Pair, YAMLMap } from 'yaml';

import { InputError } from '../base/errors';
import { type Ipv4, parseCidr, parseIpv4 } from '../base/ipv4-address';

export interface LabPlan {
  readonly file: string;
  readonly nodes: readonly PlannedNode[];
  /** Absent: all links are inferred from the addresses. */
  readonly links: readonly PlannedLink[] | undefined;
  readonly hosts: readonly PlannedHost[];
}

export interface PlannedNode {
  readonly name: string;
  /** Path of the configuration, relative ones resolved against the lab file. */
  readonly config: string;
  readonly platform: string | undefined;
  readonly release: string | undefined;
  readonly line: number;
}

export interface PlannedLink {
  readonly ends: readonly PlannedEnd[];
  /** Milliseconds, one way. */
  readonly delay: number | undefined;
  /** Share of packets, 0..1. */
  readonly loss: number | undefined;
  readonly mtu: number | undefined;
  readonly line: number;
}

/** `Daphne FastEthernet0/0`. */
export interface PlannedEnd {
  readonly node: string;
  readonly interfaceName: string;
  readonly line: number;
}

export interface PlannedHost {
  readonly name: string;
  readonly address: Ipv4;
  readonly prefixLength: number;
  readonly gateway: Ipv4 | undefined;
  readonly lan: PlannedEnd;
  readonly line: number;
}

/**
 * @param file for messages, and the base of relative paths
 * @throws InputError naming file and line
 */
export async function readLabFile(text: string, file: string): Promise<LabPlan> {
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) throw new InputError(file, error.linePos?.[0].line, error.message.split('\n')[0] as string);
  return new PlanReader(file, document, lines, yaml).plan();
}

type Yaml = typeof YamlModule;

/** A value of the document with the line it stands on and a name for messages. */
interface Item {
  readonly name: string;
  readonly value: Node | null;
  readonly line: number;
}

class PlanReader {
  constructor(
    private readonly file: string,
    private readonly document: Document.Parsed,
    private readonly lines: LineCounter,
    private readonly yaml: Yaml,
  ) {}

  plan(): LabPlan {
    const root = this.fields({ name: 'the lab file', value: this.document.contents, line: 1 }, [
      'nodes',
      'links',
      'hosts',
    ]);
    const nodes = root.get('nodes');
    if (nodes === undefined) this.refuse(1, 'has no nodes');
    const links = root.get('links');
    const hosts = root.get('hosts');
    return {
      file: this.file,
      nodes: [...this.map(nodes).values()].map(item => this.node(item)),
      links: links === undefined ? undefined : this.list(links).map(item => this.link(item)),
      hosts: hosts === undefined ? [] : [...this.map(hosts).values()].map(item => this.host(item)),
    };
  }

  private node(item: Item): PlannedNode {
    const fields = this.fields(item, ['config', 'platform', 'release']);
    const config = this.text(this.required(fields, 'config', item));
    const optionalText = (name: string): string | undefined => {
      const field = fields.get(name);
      return field && this.text(field);
    };
    return {
      name: item.name,
      config: isAbsolute(config) ? config : join(dirname(this.file), config),
      platform: optionalText('platform'),
      release: optionalText('release'),
      line: item.line,
    };
  }

  private link(item: Item): PlannedLink {
    const fields = this.fields(item, ['ends', 'delay', 'loss', 'mtu']);
    const ends = this.list(this.required(fields, 'ends', item)).map(end => this.end(end));
    if (ends.length < 2) this.refuse(item.line, 'a link has two ends at least');
    const number = (name: string, least: number, most: number): number | undefined => {
      const field = fields.get(name);
      return field && this.number(field, least, most);
    };
    const loss = number('loss', 0, 100);
    return {
      ends,
      delay: number('delay', 0, 600_000),
      loss: loss === undefined ? undefined : loss / 100,
      mtu: number('mtu', 68, 18_024),
      line: item.line,
    };
  }

  private host(item: Item): PlannedHost {
    const fields = this.fields(item, ['address', 'gateway', 'lan']);
    const addressItem = this.required(fields, 'address', item);
    const parsed = parseCidr(this.text(addressItem));
    if (parsed === undefined) this.refuse(addressItem.line, 'address is not of the form A.B.C.D/LEN');
    const gateway = fields.get('gateway');
    return {
      name: item.name,
      address: parsed.address,
      prefixLength: parsed.length,
      gateway: gateway && this.address(gateway),
      lan: this.end(this.required(fields, 'lan', item)),
      line: item.line,
    };
  }

  private end(item: Item): PlannedEnd {
    const [node, interfaceName, ...more] = this.text(item).trim().split(/\s+/);
    if (node === undefined || interfaceName === undefined || more.length > 0) {
      this.refuse(item.line, `${item.name} is not of the form "NODE INTERFACE"`);
    }
    return { node, interfaceName, line: item.line };
  }

  private address(item: Item): Ipv4 {
    return parseIpv4(this.text(item)) ?? this.refuse(item.line, `${item.name} is not an IPv4 address`);
  }

  private text(item: Item): string {
    const { value } = item;
    if (this.yaml.isScalar(value) && (typeof value.value === 'string' || typeof value.value === 'number')) {
      // 12.2 is a number to YAML and a release to us: the source tells what was written.
      return typeof value.value === 'number' ? (value.source ?? String(value.value)) : value.value;
    }
    return this.refuse(item.line, `${item.name} is not a word`);
  }

  /** A number, or one with `%` or `ms` behind it. */
  private number(item: Item, least: number, most: number): number {
    const [, digits] = /^(\d+(?:\.\d+)?)\s*(?:%|ms)?$/.exec(this.text(item)) ?? [];
    const value = Number(digits);
    if (digits === undefined || value < least || value > most) {
      this.refuse(item.line, `${item.name} is not a number from ${least} to ${most}`);
    }
    return value;
  }

  private required(fields: ReadonlyMap<string, Item>, name: string, owner: Item): Item {
    return fields.get(name) ?? this.refuse(owner.line, `${owner.name} has no ${name}`);
  }

  private fields(item: Item, names: readonly string[]): ReadonlyMap<string, Item> {
    const map = this.map(item);
    for (const [name, field] of map) {
      if (!names.includes(name))
        this.refuse(field.line, `${item.name} has a field ${name}, which is none of ${names.join(', ')}`);
    }
    return map;
  }

  private map(item: Item): ReadonlyMap<string, Item> {
    if (!this.yaml.isMap(item.value)) return this.refuse(item.line, `${item.name} is not a map`);
    const fields = new Map<string, Item>();
    for (const pair of (item.value as YAMLMap<Node, Node | null>).items) {
      const name = this.keyOf(pair);
      fields.set(name, { name, value: pair.value, line: this.lineOf(pair.key) });
    }
    return fields;
  }

  private list(item: Item): readonly Item[] {
    const { value } = item;
    if (!this.yaml.isSeq(value)) return this.refuse(item.line, `${item.name} is not a list`);
    return value.items.map((entry, i) => {
      const node = entry as Node;
      return { name: `${item.name} ${i + 1}`, value: node, line: this.lineOf(node) };
    });
  }

  private keyOf(pair: Pair<Node, Node | null>): string {
    const { key } = pair;
    if (this.yaml.isScalar(key)) return key.source ?? String(key.value);
    return this.refuse(this.lineOf(key), 'a key is not a word');
  }

  private lineOf(node: Node): number {
    return this.lines.linePos(node.range?.[0] ?? 0).line;
  }

  private refuse(line: number, reason: string): never {
    throw new InputError(this.file, line, reason);
  }
}
