import { SeededRng } from '../../../src/base/rng';
import { Configurator } from '../../../src/config/configurator';
import { loadConfig } from '../../../src/config/load';
import { renderConfig } from '../../../src/config/render';
import { newRouterConfig } from '../../../src/router/model/router-config';

/** Every crypto command of 12.2, and the T train's, as IOS prints it. */
const TEXT = `hostname R
crypto ca trustpoint home
 enrollment url http://10.0.0.9:80
 crl optional
crypto ca certificate chain home
 certificate ca 01
  308201E5 3082014E
  quit
crypto key pubkey-chain rsa
crypto isakmp policy 10
 encr aes 192
 hash md5
 authentication pre-share
 group 5
 lifetime 600
crypto isakmp policy 20
 authentication rsa-encr
crypto isakmp key one address 10.0.0.2 no-xauth
crypto isakmp key two hostname far
crypto isakmp key 6 AAB address 10.0.0.3
crypto isakmp identity hostname
crypto isakmp keepalive 20 5
crypto isakmp nat keepalive 20
crypto isakmp client configuration address-pool local clients
crypto isakmp peer address 10.0.0.4
 set aggressive-mode password secret
 set aggressive-mode client-endpoint fqdn r.example.com
crypto isakmp client configuration group staff
 key secret
 pool clients
crypto ipsec security-association lifetime kilobytes 100000
crypto ipsec security-association lifetime seconds 900
crypto ipsec transform-set all ah-md5-hmac esp-aes 256 esp-sha-hmac comp-lzs 
crypto ipsec transform-set short esp-null 
 mode transport
crypto ipsec df-bit clear
crypto ipsec fragmentation before-encryption
crypto dynamic-map dyn 10
 set transform-set all 
 match address 102
 reverse-route
crypto map one local-address Loopback0
crypto map one client authentication list users
crypto map one isakmp authorization list groups
crypto map one client configuration address initiate
crypto map one client configuration address respond
crypto map one 10 ipsec-isakmp 
 description the first
 set peer 10.0.0.2
 set peer far
 set security-association lifetime kilobytes 4000
 set security-association lifetime seconds 300
 set security-association level per-host
 set transform-set all short 
 set pfs group2
 match address 101
 qos pre-classify
crypto map one 20 ipsec-manual 
 set peer 10.0.0.5
 set session-key inbound ah 300 0102030405060708090a0b0c0d0e0f10
 set session-key inbound esp 1001 cipher abcd1234abcd1234 authenticator 20
 set session-key outbound esp 1000 cipher 1234abcd1234abcd authenticator 20
 set transform-set short 
 match address 103
crypto map one 30 ipsec-isakmp dynamic dyn discover
interface FastEthernet0/0
 ip address 10.0.0.1 255.255.255.0
 crypto map one redundancy standby1
 crypto ipsec df-bit set
 crypto ipsec fragmentation after-encryption
interface Loopback0
 ip address 10.9.9.9 255.255.255.255
end
`;

const rendered = (lines: readonly string[]): readonly string[] => lines.filter(line => line !== '!');
const loaded = loadConfig(TEXT, 'r.cfg');
const crypto = TEXT.split('\n').filter(line => line.trim() !== '' && line !== 'end');

it('every crypto line is kept to the letter, in its block and in its order', () => {
  const lines = rendered(renderConfig(loaded.config));
  expect(lines.filter(line => crypto.includes(line))).toEqual(crypto);
});

it('what of it is not done is said', () => {
  expect(loaded.counts.unknown).toBe(0);
  const partial = loaded.diagnostics.map(({ text, reason }) => `${text.trim()}: ${reason}`);
  expect(partial).toEqual(
    expect.arrayContaining([
      'crypto isakmp peer address 10.0.0.4: only --release 12.2T and 12.4 begin aggressive mode',
      'crypto map one redundancy standby1: there are no standby addresses',
    ]),
  );
  expect(partial.join()).not.toContain('df-bit');
});

describe('typed at a prompt', () => {
  /** Types lines on top of an empty configuration. */
  const typed = (
    ...lines: readonly string[]
  ): { readonly said: readonly string[]; readonly text: readonly string[] } => {
    const config = newRouterConfig();
    const configurator = new Configurator(config, { rng: new SeededRng(1), onChange: () => {} });
    const said = lines.flatMap(line => {
      const { lines: answer, error } = configurator.execute(line);
      return error === undefined || answer.length > 0 ? answer : [error.kind];
    });
    return { said, text: renderConfig(config).filter(line => /crypto|^ [a-z]/.test(line)) };
  };
  const BASE = [
    'crypto ipsec transform-set strong esp-3des esp-sha-hmac',
    'crypto dynamic-map dyn 10',
    'crypto map one 10 ipsec-isakmp',
    'crypto map one 20 ipsec-isakmp dynamic dyn',
  ];
  const base = typed(...BASE);

  it.each([
    ['crypto map one 30', ['% Incomplete command.', '']],
    [
      'crypto map one 10 ipsec-isakmp dynamic dyn',
      ['Attempt to change dynamic map tag for existing crypto map is not allowed.', ''],
    ],
    [
      'crypto map one 20 ipsec-isakmp dynamic other',
      ['Attempt to change dynamic map tag for existing crypto map is not allowed.', ''],
    ],
    ['crypto map one 10 ipsec-manual', ['Attempt to change type of existing crypto map is not allowed.', '']],
  ])('%s is refused, and nothing changes', (line, answer) => {
    const { said, text } = typed(...BASE, line);
    expect(said.slice(base.said.length)).toEqual(answer);
    expect(text).toEqual(base.text);
  });

  it('an entry that exists is entered without its type, and without a note', () => {
    const { said, text } = typed(...BASE, 'crypto map one 10', 'set peer 1.2.3.4');
    expect(said).toEqual(base.said);
    expect(text).toContain(' set peer 1.2.3.4');
  });

  it('a transform set must exist before a map names it, and stays while one does', () => {
    const set = 'crypto ipsec transform-set strong esp-3des esp-sha-hmac ';
    const unknown = typed(...BASE, 'crypto map one 10', 'set transform-set nix');
    expect(unknown.said.slice(base.said.length)).toEqual(['ERROR: transform set with tag "nix" does not exist.']);
    expect(unknown.text).toEqual(base.text);
    const used = typed(
      ...BASE,
      'crypto map one 10',
      'set transform-set strong',
      'no crypto ipsec transform-set strong',
    );
    expect(used.said.slice(base.said.length)).toEqual(['Transform set strong is in use.']);
    expect(used.text).toContain(set);
    expect(typed(...BASE, 'no crypto ipsec transform-set strong').text).not.toContain(set);
  });

  it('a map must exist before an interface names it', () => {
    const { said, text } = typed('interface Loopback0', 'crypto map nix');
    expect(said).toEqual(['% There is no crypto map nix']);
    expect(text).toEqual([' no ip address']);
  });

  it('no takes back each line alone: the last one leaves nothing', () => {
    const commands = TEXT.split('\n')
      .slice(1, -2)
      .filter(line => line.startsWith('crypto') && !line.includes(' ca '));
    const negations = [...commands].reverse().map(line => `no ${line.trim()}`);
    const { text } = typed(...commands, ...negations);
    expect(text).toEqual([]);
  });

  it('a line typed twice is there once', () => {
    const commands = crypto
      .slice(1)
      .filter(line => !/^crypto ca|^crypto key|^ (certificate|named-key|enrollment|crl)|^ {2}/.test(line));
    const once = typed('interface Loopback0', ...commands.filter(line => !line.startsWith('interface Fast')));
    const twice = typed(
      'interface Loopback0',
      ...commands.filter(line => !line.startsWith('interface Fast')).flatMap(line => [line, line]),
    );
    expect(twice.text).toEqual(once.text);
  });
});
