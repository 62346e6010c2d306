import { passwordMatches } from '../../../src/config/password-check';
import { md5Crypt } from '../../../src/crypto/md5-crypt';
import { clearOfType7, hideType7 } from '../../../src/crypto/type-7';

// Made with `openssl passwd -1 -salt SALT PASSWORD`.
it.each([
  ['hidden', 'mERr', '$1$mERr$3mJtIjWU.kLCknjg2DyA./'],
  ['cisco', 'abcd', '$1$abcd$2hDGYdE0UrwK2pqoiF6BB1'],
  ['averylongpasswordindeedyes', '12345678', '$1$12345678$7nvE2F0y7zvELaWiD9jZl1'],
  ['a', 'x', '$1$x$P8VObTrxaqT4VBmnH06P8.'],
])('MD5-crypt of %s with salt %s', (password, salt, hash) => {
  expect(md5Crypt(password, salt)).toBe(hash);
  expect(passwordMatches({ type: 5, text: hash }, password)).toBe(true);
  expect(passwordMatches({ type: 5, text: hash }, `${password}x`)).toBe(false);
});

// Pairs from public examples.
it.each([
  ['094F471A1A0A', 'cisco'],
  ['060506324F41', 'cisco'],
  ['02050D480809', 'cisco'],
])('type 7 %s', (text, clear) => {
  expect(clearOfType7(text)).toBe(clear);
  expect(hideType7(clear, Number(text.slice(0, 2)))).toBe(text);
  expect(passwordMatches({ type: 7, text }, clear)).toBe(true);
  expect(passwordMatches({ type: 7, text }, 'Cisco')).toBe(false);
});

it.each(['', '0', '09', '99AA', '09ZZ', '09A', 'plain'])('%j hides no password', text => {
  expect(passwordMatches({ type: 7, text }, 'x')).toBe(false);
  expect(passwordMatches({ type: 5, text }, 'x')).toBe(false);
});
