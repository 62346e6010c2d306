import { loadConfig } from '../../../src/config/load';
import { renderConfig } from '../../../src/config/render';
import { privileged } from '../cli/support';

const linesOf = (text: string): string => {
  const rendered = renderConfig(loadConfig(text, 'r.cfg').config).join('\n');
  return rendered.slice(rendered.indexOf('line '), rendered.lastIndexOf('\n!\nend'));
};

describe('settings of terminal lines', () => {
  it('a part of a range is cut out of it, with what it had', () => {
    expect(linesOf('line vty 0 4\npassword a\nlogin\nline vty 2\nno login\n')).toBe(
      'line vty 0 1\n password a\n login\nline vty 2\n password a\n no login\nline vty 3 4\n password a\n login',
    );
  });

  it('a range over several settings changes what is typed alone', () => {
    expect(linesOf('line vty 0 4\nlogin\nline vty 5 7\nlogin local\nline vty 0 9\nexec-timeout 5 0\n')).toBe(
      'line vty 0 4\n exec-timeout 5 0\n login\nline vty 5 7\n exec-timeout 5 0\n login local\n' +
        'line vty 8 9\n exec-timeout 5 0\n login',
    );
  });

  it('are printed in the order of the lines, whatever the order of typing', () => {
    expect(linesOf('line vty 0 4\nno login\nline aux 0\nline 1 8\nline con 0\nhistory size 50\n')).toBe(
      'line con 0\n history size 50\nline 1 8\nline aux 0\nline vty 0 4\n no login',
    );
  });

  it('vtys beyond the fifth can go', async () => {
    const { type } = await privileged('hostname R\nline vty 0 15\nlogin local\n');
    type('conf t');
    expect(type('no line vty 3')).toBe("% Can't delete last 5 VTY lines\n");
    type('no line vty 5 15');
    expect(type('do show running-config | begin ^line')).toMatch(/^line vty 0 4\n login local\n!/);
  });

  it('login tells that it is disabled until there is a password', async () => {
    const { type } = await privileged('hostname R\n');
    type('conf t', 'line vty 0 1');
    expect(type('login')).toBe(
      "% Login disabled on line 66, until 'password' is set\n% Login disabled on line 67, until 'password' is set\n",
    );
  });
});

describe('banners', () => {
  it.each(['#\nKeep\nout\n#', '^C\nKeep\nout\n^C', '\x03\nKeep\nout\n\x03', '@\nKeep\nout\n@ and more'])('%j', text => {
    for (const kind of ['banner ', 'banner motd ']) {
      const printed = renderConfig(loadConfig(`${kind}${text}\nhostname R\n`, 'r.cfg').config).join('\n');
      expect(printed).toContain('\nhostname R\n');
      expect(printed).toContain('\nbanner motd ^C\nKeep\nout\n^C\n');
    }
  });
});

describe('lines of other releases and rarer ones', () => {
  it.each([
    'line vty 0 4\n access-class 23 in vrf-also\n login',
    'line vty 0 4\n access-class 23 in\n access-class 24 out\n login',
    'line vty 0 4\n logging synchronous level all limit 20\n login',
    'line vty 0 4\n login\n no history',
    'line vty 0 4\n absolute-timeout 30\n timeout login response 60\n login',
    'line vty 0 4\n refuse-message ^C\nbusy\n^C\n login',
    'line con 0\n vacant-message ^C\nnobody here\n^C',
    'line con 0\n no exec',
    'line con 0\n login authentication NOAUTH',
  ])('%s', text => {
    expect(linesOf(`${text}\n`)).toBe(text);
  });

  it('users', () => {
    const text =
      'username a privilege 15 view root secret 4 xxx\nusername b nopassword\nusername c password 0 clear\n' +
      'username d password 7 094F471A1A0A\nusername e password 6 abc\nusername f secret 9 $9$x$y\n' +
      'username d autocommand show users\nusername g noescape\n';
    const printed = renderConfig(loadConfig(text, 'r.cfg').config).join('\n');
    expect(printed).toContain(text);
  });

  it('default is not no', async () => {
    const { type } = await privileged('hostname R\nline vty 0 4\nexec-timeout 5 0\nlogin local\n');
    type('conf t', 'logging console errors', 'default logging console', 'line vty 0 4');
    expect(type('no exec-timeout', 'no login', 'do show run | section vty')).toBe(
      'line vty 0 4\n exec-timeout 0 0\n no login\n',
    );
    expect(type('default exec-timeout', 'default login', 'do show run | section vty|logging')).toBe(
      'line vty 0 4\n login\n',
    );
  });
});
