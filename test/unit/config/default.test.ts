import { SeededRng } from '../../../src/base/rng';
import { Configurator } from '../../../src/config/configurator';
import { loadConfig } from '../../../src/config/load';
import { renderConfig } from '../../../src/config/render';
import type { RouterConfig } from '../../../src/router/model/router-config';

const TEXT = `hostname R
interface FastEthernet0/0
 description the uplink
 ip address 10.1.1.1 255.255.255.0
 no ip unreachables
 no ip proxy-arp
 ip access-group 7 in
 cdp enable
 crypto map outside
 shutdown
interface Loopback0
 ip address 10.9.9.9 255.255.255.255
no ip classless
no ip domain-lookup
no crypto isakmp enable
no ip cef
line vty 0 4
 no login
 exec-timeout 1 0
crypto ipsec security-association lifetime seconds 300
end
`;

const model = (): RouterConfig => loadConfig(TEXT, 'r.cfg').config;

/** Types lines. @returns what IOS said, and the configuration after them */
function typed(...lines: readonly string[]): { readonly said: readonly string[]; readonly text: readonly string[] } {
  const config = model();
  const configurator = new Configurator(config, { rng: new SeededRng(1), onChange: () => {} });
  const said = lines.flatMap(line => configurator.execute(line).lines);
  return { said, text: renderConfig(config) };
}

const BEFORE = renderConfig(model());

/** Lines that a change took away, and lines that it brought. */
function change(after: readonly string[]): { readonly gone: readonly string[]; readonly new: readonly string[] } {
  return {
    gone: BEFORE.filter(line => !after.includes(line)),
    new: after.filter(line => !BEFORE.includes(line)),
  };
}

describe('default', () => {
  const inVtys = ['line vty 0 4'];
  const inInterface = ['interface FastEthernet0/0'];
  it.each([
    ['default ip unreachables', inInterface, [' no ip unreachables']],
    ['default ip proxy-arp', inInterface, [' no ip proxy-arp']],
    ['default shutdown', inInterface, [' shutdown']],
    ['default description', inInterface, [' description the uplink']],
    ['default crypto map', inInterface, [' crypto map outside']],
    ['default ip domain-lookup', [], ['no ip domain-lookup']],
    ['default crypto isakmp enable', [], ['no crypto isakmp enable']],
    ['default ip cef', [], ['no ip cef']],
    [
      'default crypto ipsec security-association lifetime seconds',
      [],
      ['crypto ipsec security-association lifetime seconds 300'],
    ],
    ['default exec-timeout', inVtys, [' exec-timeout 1 0']],
  ])('%s takes back what was said, and nothing else', (line, before, gone) => {
    expect(change(typed(...before, line).text)).toEqual({ gone, new: [] });
  });

  it('brings back what IOS does by itself where both forms are printed', () => {
    expect(change(typed('default ip classless').text)).toEqual({ gone: ['no ip classless'], new: ['ip classless'] });
    expect(change(typed('line vty 0 4', 'default login').text)).toEqual({ gone: [' no login'], new: [' login'] });
  });

  it('clears a whole interface, which stays where it was', () => {
    const { said, text } = typed('default interface fa 0/0');
    expect(said).toEqual(['Building configuration...', '', 'Interface FastEthernet0/0 set to default configuration']);
    const at = text.indexOf('interface FastEthernet0/0');
    expect(text.slice(at, at + 3)).toEqual(['interface FastEthernet0/0', ' no ip address', '!']);
    expect(text).toContain(' ip address 10.9.9.9 255.255.255.255');
  });
});
