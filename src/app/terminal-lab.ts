import type { Ms } from '../base/event-queue';
import { Console } from '../cli/console';
import { History } from '../cli/history';
import { type LineDevice, Session } from '../cli/session';
import type { ConsoleLogs } from './console-logs';
import type { Lab, LabRouter } from './lab';
import { LabConsole } from './lab-console';
import { outputLines } from './recorder';

export interface TerminalLabHooks {
  write(text: string): void;
  /** Colours the words of the lab itself. */
  paint(text: string): string;
  /** A key was worked off. */
  acted(): void;
  exit(): void;
}

/** Lines that a console keeps while the terminal is elsewhere. */
const BACKLOG = 1000;

/** One terminal for all consoles of a lab, as behind a terminal server: it is at one of them, and the others go on. */
export class TerminalLab {
  private readonly routers: ReadonlyMap<LabRouter, Place>;
  private readonly home: Place;
  private current: Place;
  private lastOutput = '';
  /** Somebody left the lab. */
  private over = false;

  constructor(
    private readonly lab: Lab,
    private readonly logs: ConsoleLogs | undefined,
    private readonly hooks: TerminalLabHooks,
  ) {
    this.routers = new Map(lab.routers.map(router => [router, this.routerPlace(router)]));
    this.home = this.labPlace();
    const [first] = this.routers.values();
    this.current = first ?? this.home;
  }

  /** Some command goes on. */
  get busy(): boolean {
    return [this.home, ...this.routers.values()].some(place => place.device.expecting === 'nothing');
  }

  start(): void {
    this.current.arrive();
  }

  input(text: string): void {
    if (!this.over) this.current.session.input(text);
  }

  private go(place: Place): void {
    if (place === this.current) return;
    this.current.leave();
    this.current = place;
    place.arrive();
  }

  private routerPlace(labRouter: LabRouter): Place {
    const name = labRouter.firstHostname;
    const console: Console = new Console(
      labRouter.router,
      {
        write: text => this.told(name, text, place),
        log: (text, at) => this.logged(name, text, at, place),
        settled: () => place.session.settled(),
        left: () => place.session.restart(),
      },
      {},
    );
    const place: Place = new Place(console, this.hooks.write, {
      escaped: () => this.go(this.home),
      elsewhere: text => this.input(text),
      acted: () => {
        this.lab.configured(labRouter);
        this.acted();
      },
      typed: (prompt, line) => this.typed(name, prompt, line),
    });
    return place;
  }

  private labPlace(): Place {
    const history = new History();
    const console: LabConsole = new LabConsole(this.lab, {
      write: text => this.told('lab', text, place),
      lastOutput: () => outputLines(this.lastOutput),
      connect: router => this.goTo(router),
      exit: () => {
        this.over = true;
        this.current.leave();
        this.hooks.exit();
      },
      settled: () => place.session.settled(),
    });
    const device = labDevice(console, history);
    const place: Place = new Place(device, this.hooks.write, {
      escaped: () => {},
      elsewhere: text => this.input(text),
      acted: () => this.acted(),
      typed: (prompt, line) => {
        history.add(line);
        this.typed('lab', prompt, line);
      },
      paint: prompt => this.hooks.paint(prompt),
    });
    return place;
  }

  private goTo(router: LabRouter): void {
    const place = this.routers.get(router);
    if (place !== undefined) this.go(place);
  }

  private acted(): void {
    this.lab.flush();
    this.hooks.acted();
  }

  private typed(name: string, prompt: string, line: string): void {
    this.lastOutput = '';
    this.logs?.of(name)?.typed(name, prompt, line);
  }

  private told(name: string, text: string, place: Place): void {
    this.lastOutput += text;
    this.logs?.of(name)?.output(name, text);
    place.output(text);
  }

  private logged(name: string, text: string, _at: Ms, place: Place): void {
    this.logs?.of(name)?.log(name, text);
    place.log(text);
  }
}

/** A console with its session, and what it said while the terminal was elsewhere. */
class Place {
  readonly session: Session;
  private here = false;
  private readonly missed: (() => void)[] = [];

  constructor(
    readonly device: LineDevice,
    write: (text: string) => void,
    hooks: Omit<ConstructorParameters<typeof Session>[1], 'write'>,
  ) {
    this.session = new Session(device, { ...hooks, write });
  }

  arrive(): void {
    this.here = true;
    for (const tell of this.missed.splice(0)) tell();
    this.session.attach();
  }

  leave(): void {
    this.here = false;
    this.session.detach();
  }

  output(text: string): void {
    this.tell(() => this.session.output(text));
  }

  log(text: string): void {
    this.tell(() => this.session.log(text));
  }

  private tell(tell: () => void): void {
    if (this.here) tell();
    else {
      this.missed.push(tell);
      if (this.missed.length > BACKLOG) this.missed.shift();
    }
  }
}

/** The lab's console as a terminal works it: no pager, no log lines. */
function labDevice(console: LabConsole, history: History): LineDevice {
  return {
    get prompt() {
      return console.prompt;
    },
    get expecting() {
      return console.expecting;
    },
    width: 80,
    get typedLines() {
      return history.lines;
    },
    redraws: true,
    submit: line => console.submit(line),
    help: line => console.help(line),
    complete: line => console.complete(line),
    more: () => {},
    sift: () => {},
    interrupt: () => console.interrupt(),
    cancel: () => console.cancel(),
    end: () => console.end(),
  };
}
