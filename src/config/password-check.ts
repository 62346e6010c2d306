import { timingSafeEqual } from 'node:crypto';

import { md5Crypt } from '../crypto/md5-crypt';
import { type4, type8, type9 } from '../crypto/secret-hashes';
import { clearOfType7 } from '../crypto/type-7';
import type { Password } from '../router/model/users';

/** Is `typed` the configured password, in whatever form that is kept? */
export function passwordMatches(password: Password, typed: string): boolean {
  switch (password.type) {
    case 0:
      return same(password.text, typed);
    case 4:
      return same(password.text, type4(typed));
    case 5:
      return hashMatches(password, typed, md5Crypt);
    case 8:
      return hashMatches(password, typed, type8);
    case 9:
      return hashMatches(password, typed, type9);
    // Its key is not in the configuration.
    case 6:
      return false;
    case 7: {
      const clear = clearOfType7(password.text);
      return clear !== undefined && same(clear, typed);
    }
  }
}

function hashMatches({ text }: Password, typed: string, hash: (typed: string, salt: string) => string): boolean {
  const [, , salt] = text.split('$');
  return salt !== undefined && same(text, hash(typed, salt));
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
