import { readLabFile } from '../../../src/app/lab-file';
import { InputError } from '../../../src/base/errors';
import { ipv4 } from '../../../src/base/ipv4-address';

const whole = `
nodes:
  Daphne: {config: daphne.cfg, platform: c2600, release: 12.2}
  fred:
    config: /abs/fred.cfg
links:
  - ends: [Daphne FastEthernet0/0, 'fred f0/0']
    delay: 20 ms
    loss: 5%
    mtu: 1400
hosts:
  pc: {address: 13.13.13.14/24, gateway: 13.13.13.13, lan: Daphne FastEthernet0/1}
`;

test('nodes, links and hosts with all their fields', async () => {
  const plan = await readLabFile(whole, 'labs/two.yaml');
  expect(plan.nodes).toEqual([
    { name: 'Daphne', config: 'labs/daphne.cfg', platform: 'c2600', release: '12.2', line: 3 },
    { name: 'fred', config: '/abs/fred.cfg', platform: undefined, release: undefined, line: 4 },
  ]);
  expect(plan.links).toEqual([
    {
      ends: [
        { node: 'Daphne', interfaceName: 'FastEthernet0/0', line: 7 },
        { node: 'fred', interfaceName: 'f0/0', line: 7 },
      ],
      delay: 20,
      loss: 0.05,
      mtu: 1400,
      line: 7,
    },
  ]);
  expect(plan.hosts).toEqual([
    {
      name: 'pc',
      address: ipv4('13.13.13.14'),
      prefixLength: 24,
      gateway: ipv4('13.13.13.13'),
      lan: { node: 'Daphne', interfaceName: 'FastEthernet0/1', line: 12 },
      line: 12,
    },
  ]);
});

test('without links, all are left to be inferred', async () => {
  expect((await readLabFile('nodes: {a: {config: a.cfg}}', 'x')).links).toBeUndefined();
});

test.each([
  ['nodes: {a: {config: a.cfg}\n', 2, /./],
  ['nodes: [a]\n', 1, /nodes is not a map/],
  ['links: []\n', 1, /has no nodes/],
  ['nodes:\n  a: {platform: c2600}\n', 2, /a has no config/],
  ['nodes:\n  a:\n    config: a.cfg\n    colour: red\n', 4, /field colour/],
  ['nodes: {a: {config: a.cfg}}\nlinks:\n  - ends: [a f0/0]\n', 3, /two ends/],
  ['nodes: {a: {config: a.cfg}}\nlinks:\n  - ends: [a f0/0, b]\n', 3, /NODE INTERFACE/],
  ['nodes: {a: {config: a.cfg}}\nlinks:\n  - ends: [a f0/0, b f0/0]\n    loss: 101%\n', 4, /0 to 100/],
  ['nodes: {a: {config: a.cfg}}\nhosts:\n  pc: {address: 1.2.3, lan: a f0/0}\n', 3, /A\.B\.C\.D\/LEN/],
  [
    'nodes: {a: {config: a.cfg}}\nhosts:\n  pc:\n    address: 1.2.3.4/24\n    gateway: 1.2.3.400\n    lan: a f0/0\n',
    5,
    /gateway/,
  ],
  ['nodes: {a: {config: a.cfg}}\nnodes: {b: {config: b.cfg}}\n', 2, /unique/],
  ['', 1, /not a map/],
])('%j is refused with its line', async (text, line, reason) => {
  const refused = await readLabFile(text, 'lab.yaml').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(InputError);
  expect(refused).toMatchObject({ file: 'lab.yaml', line, reason: expect.stringMatching(reason) as string });
});
