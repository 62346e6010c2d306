import { attributeValue, type Attribute } from '../wire/isakmp/attributes';
import { IpsecAttribute, LifeType } from '../wire/isakmp/constants';

/** Those that have one value in a transform. */
function isSingle(type: number): boolean {
  return (
    type === IpsecAttribute.encapsulation ||
    type === IpsecAttribute.auth ||
    type === IpsecAttribute.keyLength ||
    type === IpsecAttribute.group
  );
}

/**
 * RFC 2407 4.5.3: an SA must not come of attributes that we do not know, or that contradict each other. Life types and
 * durations come in pairs, and of nothing nobody could live.
 */
export function areSupported(attributes: readonly Attribute[]): boolean {
  let lifeType: number | undefined;
  let at = 0;
  for (const attribute of attributes) {
    at++;
    const { type } = attribute;
    if (type === IpsecAttribute.lifeType) {
      if (lifeType !== undefined) return false;
      lifeType = attributeValue(attribute);
      if (lifeType !== LifeType.seconds && lifeType !== LifeType.kilobytes) return false;
    } else if (type === IpsecAttribute.lifeDuration) {
      if (lifeType === undefined || attributeValue(attribute) === 0) return false;
      lifeType = undefined;
    } else if (!isSingle(type) || contradicts(attribute, attributes, at)) return false;
  }
  return lifeType === undefined;
}

/** Does one from `from` on say something else of the same type? */
function contradicts(attribute: Attribute, attributes: readonly Attribute[], from: number): boolean {
  for (let i = from; i < attributes.length; i++) {
    const other = attributes[i] as Attribute;
    if (other.type === attribute.type && attributeValue(other) !== attributeValue(attribute)) return true;
  }
  return false;
}
