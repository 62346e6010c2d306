import { attributeValue, type Attribute } from '../wire/isakmp/attributes';
import { IpsecAttribute, LifeType } from '../wire/isakmp/constants';

/** May have one value in a transform. */
const SINGLE: ReadonlySet<number> = new Set([
  IpsecAttribute.group,
  IpsecAttribute.encapsulation,
  IpsecAttribute.auth,
  IpsecAttribute.keyLength,
]);

const LIFE_TYPES: ReadonlySet<number> = new Set([LifeType.seconds, LifeType.kilobytes]);

/**
 * RFC 2407 4.5.3: an SA must not come of attributes that we do not know, or that contradict each other. Life types and
 * durations come in pairs, and of nothing nobody could live.
 */
export function areSupported(attributes: readonly Attribute[]): boolean {
  const values = new Map<number, number>();
  let lifeType: number | undefined;
  for (const attribute of attributes) {
    const { type } = attribute;
    const value = attributeValue(attribute);
    if (type === IpsecAttribute.lifeType) {
      if (lifeType !== undefined || !LIFE_TYPES.has(value)) return false;
      lifeType = value;
    } else if (type === IpsecAttribute.lifeDuration) {
      if (lifeType === undefined || value === 0) return false;
      lifeType = undefined;
    } else if (!SINGLE.has(type) || (values.get(type) ?? value) !== value) return false;
    else values.set(type, value);
  }
  return lifeType === undefined;
}
