import { extendedRule, extendedValueOf } from '../config/lines/access-rules';
import type { AccessRule } from '../router/model/access-list';
import { print } from '../syntax/print';

/** A line of an extended access list, without its number and the blanks of a configuration: `deny ip 10.0.0.0 0.0.0.255 any`. */
export function accessRuleText(rule: AccessRule): string {
  return print(extendedRule, extendedValueOf(rule)).replace('deny  ', 'deny');
}
