/** What is said of a configuration when it is loaded, by the release of the router that it is for. */
import { loadRemarks } from '../../../src/app/lab-configs';
import { loadConfig } from '../../../src/config/load';

const TEXT = `hostname Spoke
crypto isakmp nat keepalive 20
crypto isakmp peer address 10.0.0.4
 set aggressive-mode password secret
 set aggressive-mode client-endpoint fqdn spoke.example.com
crypto isakmp client configuration address-pool local clients
`;

const linesOf = (release?: '12.2' | '12.2T' | '12.4'): readonly number[] =>
  loadRemarks(loadConfig(TEXT, 'spoke.cfg'), release).map(({ line }) => line);

test('lines that only later releases obey are remarked on where they have no effect, and nowhere else', () => {
  expect(linesOf('12.2')).toEqual([2, 3, 4, 5, 6]);
  expect(linesOf('12.2T')).toEqual([6]);
  expect(linesOf('12.4')).toEqual([6]);
});

test('a file that is looked at alone is for no release', () => {
  expect(linesOf()).toEqual([2, 3, 4, 5, 6]);
});
