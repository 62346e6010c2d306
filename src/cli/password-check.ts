import { timingSafeEqual } from 'node:crypto';

import { md5Crypt } from '../crypto/md5-crypt';
import type { Password } from '../router/model/router-config';

/** Is `typed` the configured password, in whatever form that is kept? */
export function passwordMatches(password: Password, typed: string): boolean {
  switch (password.type) {
    case 0:
      return same(password.text, typed);
    case 5: {
      const [, , salt] = password.text.split('$');
      return salt !== undefined && same(password.text, md5Crypt(typed, salt));
    }
    case 7: {
      const clear = clearOfType7(password.text);
      return clear !== undefined && same(clear, typed);
    }
  }
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The published key of `service password-encryption`: it hides passwords from a glance, no more. */
const TYPE_7_KEY = 'dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87';

/** @returns undefined when the text is no such password */
export function clearOfType7(text: string): string | undefined {
  if (!/^\d\d([0-9A-Fa-f]{2})*$/.test(text)) return undefined;
  const offset = Number(text.slice(0, 2));
  if (offset > 15) return undefined;
  const bytes = Buffer.from(text.slice(2), 'hex');
  return String.fromCharCode(...bytes.map((byte, i) => byte ^ TYPE_7_KEY.charCodeAt((offset + i) % TYPE_7_KEY.length)));
}
