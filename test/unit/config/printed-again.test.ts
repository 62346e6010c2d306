/** Cases that random configurations found: what is printed must load as the same model. */
import { loadConfig } from '../../../src/config/load';
import { renderConfig } from '../../../src/config/render';

const load = (lines: readonly string[]): ReturnType<typeof loadConfig> => loadConfig(`${lines.join('\n')}\n`, 'a.cfg');

describe('what is printed loads as the same model', () => {
  it.each([
    [['no ip http server', '!', 'ip http server']],
    [['no aaa new-model', '!', 'aaa new-model']],
    [['line con 0', ' login', '!', 'aaa new-model']],
    [['line con 0', ' login local', '!', 'aaa new-model']],
    [['aaa new-model', '!', 'line con 0', ' login', ' no login']],
    [['no logging 1.0.0.0', '!', 'frobnicate aa', '!', 'ip access-list extended A']],
  ])('%j', lines => {
    const { config } = load(['hostname First', ...lines, '!', 'end']);
    const again = load(renderConfig(config)).config;
    expect(renderConfig(again)).toEqual(renderConfig(config));
    expect(again).toEqual(config);
  });
});
