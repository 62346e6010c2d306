import { decodeText, encodeText } from '../../../src/base/text';
import { MemoryFiles } from '../../../src/base/files';
import { Nvram, STARTUP_CONFIG } from '../../../src/router/nvram';

function nvramOf(first: string): Nvram {
  return new Nvram(new MemoryFiles(), () => first);
}

describe('NVRAM', () => {
  it('holds what the router began with until something takes its place', () => {
    const nvram = nvramOf('hostname R\n');
    expect(nvram.startup).toBe('hostname R\n');
    expect(nvram.list()).toEqual([{ name: STARTUP_CONFIG, size: 11 }]);
    expect(nvram.write(STARTUP_CONFIG, encodeText('hostname S\n'))).toBeUndefined();
    expect(nvram.startup).toBe('hostname S\n');
    expect(nvram.list()).toHaveLength(1);
  });

  it('erased is empty, and what the router began with does not come back', () => {
    const nvram = nvramOf('hostname R\n');
    expect(nvram.erase()).toBeUndefined();
    expect([nvram.startup, nvram.list(), nvram.remove(STARTUP_CONFIG)]).toEqual([undefined, [], 'no such file']);
    nvram.write(STARTUP_CONFIG, encodeText('hostname S\n'));
    nvram.erase();
    expect(nvram.startup).toBeUndefined();
  });

  it('what is saved counts more than what the configuration file says', () => {
    const store = new MemoryFiles();
    store.write(STARTUP_CONFIG, encodeText('hostname saved\n'));
    expect(new Nvram(store, () => 'hostname R\n').startup).toBe('hostname saved\n');
  });

  it('a full memory refuses a file and keeps the old one', () => {
    const nvram = nvramOf('x'.repeat(100));
    expect([nvram.kilobytes, nvram.capacity, nvram.free]).toEqual([32, 29688, 29588]);
    expect(nvram.write('backup', new Uint8Array(29588))).toBeUndefined();
    expect(nvram.write(STARTUP_CONFIG, new Uint8Array(101))).toBe('no space');
    expect(nvram.startup).toBe('x'.repeat(100));
    expect(nvram.write(STARTUP_CONFIG, new Uint8Array(100))).toBeUndefined();
  });

  it('a router with a long configuration has more of it, and keeps its size when it is erased', () => {
    const nvram = nvramOf('x'.repeat(30_000));
    nvram.erase();
    expect(nvram.kilobytes).toBe(64);
  });
});

describe('text of files', () => {
  it('comes back as it was, whatever it holds; bytes that are no UTF-8 are Latin-1', () => {
    for (const text of ['', 'banner motd ^Cé ü^C\n', '\u20ac \u0003\n'])
      expect(decodeText(encodeText(text))).toBe(text);
    expect(decodeText(new Uint8Array([0x67, 0xfc, 0x6e]))).toBe('gün');
  });
});
