import { passwordMatches } from '../../../src/config/password-check';

// Published examples of a password cracker's manual; type 8 also from a public router guide.
it.each([
  [4, '2btjjy78REtmYkkW0csHUbJZOstRXoWdX1mGrmmfeHI', 'hashcat'],
  [8, '$8$TnGX/fE4KGHOVU$pEhnEvxrvaynpi8j4f.EMHr6M.FzU8xnZnBr/tJdFWk', 'hashcat'],
  [8, '$8$dsYGNam3K1SIJO$7nv/35M/qr6t.dVc7UY9zrJDWRVqncHub1PE9UlMQFs', 'cisco'],
  [9, '$9$2MJBozw/9R3UsU$2lFhcKvpghcyw8deP25GOfyZaagyUOGBymkryvOdfo6', 'hashcat'],
] as const)('type %i %s', (type, text, clear) => {
  expect(passwordMatches({ type, text }, clear)).toBe(true);
  expect(passwordMatches({ type, text }, `${clear}x`)).toBe(false);
});
