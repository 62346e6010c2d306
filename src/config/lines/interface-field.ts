import type { InterfaceConfig } from '../../router/model/router-config';
import type { Syntax } from '../../syntax/grammar';
import { line, type ConfigLine } from '../line';
import { toggle } from '../toggle';

type OptionalField =
  | 'description'
  | 'mtu'
  | 'ipMtu'
  | 'bandwidth'
  | 'accessGroupIn'
  | 'accessGroupOut'
  | 'delay'
  | 'unnumbered'
  | 'duplex'
  | 'speed';

interface Single<Value> {
  readonly value: Value;
}

/** A line that sets one field; `no` takes it away. */
export function setting<Field extends OptionalField>(
  field: Field,
  syntax: Syntax<Single<NonNullable<InterfaceConfig[Field]>>>,
  { partly }: { partly?(value: Partial<Single<NonNullable<InterfaceConfig[Field]>>>): string | undefined } = {},
): ConfigLine {
  return line<InterfaceConfig, Single<NonNullable<InterfaceConfig[Field]>>>({
    mode: 'config-if',
    section: 'block',
    syntax,
    ...(partly && { partly }),
    apply: (target, { value }) => {
      target[field] = value;
    },
    no: target => {
      target[field] = undefined;
    },
    read: target => {
      const value = target[field];
      return value === undefined ? [] : [{ value }];
    },
  });
}

/** `usual`: the state that IOS does not print. */
export function onOff(
  field: 'shutdown' | 'unreachables' | 'proxyArp' | 'redirects' | 'directedBroadcast' | 'routeCache',
  usual: boolean,
  words: readonly (readonly [string, string])[],
): ConfigLine {
  return toggle<InterfaceConfig>({
    mode: 'config-if',
    section: 'block',
    words,
    usual,
    get: target => target[field],
    set: (target, on) => {
      target[field] = on;
    },
  });
}
