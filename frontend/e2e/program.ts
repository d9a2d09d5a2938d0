import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Place } from './database';

const startLimit = 30_000;
/** What `serve` promises after SIGTERM. */
const stopLimit = 10_000;

interface Start {
  /** The fixed clock; the real one when absent. */
  now?: string;
  demo?: boolean;
  /** Keeps the address over a restart, so that links and sessions hold. */
  port?: number;
}

/** One running `konsortium serve`. */
export interface Program {
  base: string;
  port: number;
  now?: string;
  /** What it has printed on standard output. */
  printed: () => string;
  /** Ends it by SIGTERM and rejects unless it ends by itself, in time, with 0. */
  stop: () => Promise<void>;
}

/** Starts the binary of KONSORTIUM_BINARY on a free port and waits until it is ready. */
export async function start(place: Place, { now, demo = false, port }: Start = {}): Promise<Program> {
  const binary = process.env.KONSORTIUM_BINARY;
  if (!binary) throw new Error('KONSORTIUM_BINARY names the program to walk through; `make e2e` sets it');
  const at = port ?? (await freePort());
  const child = spawn(binary, demo ? ['serve', '--demo'] : ['serve'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      KONSORTIUM_DATA: place.data,
      KONSORTIUM_LISTEN: `127.0.0.1:${at}`,
      ...(place.database && { KONSORTIUM_DATABASE: place.database }),
      ...(now && { KONSORTIUM_NOW: now, KONSORTIUM_TEST: '1' }),
    },
  });
  let out = '';
  let complaints = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
  const base = `http://localhost:${at}`;
  const program = { base, port: at, now, printed: () => out, stop: () => stop(child, () => complaints) };
  const until = Date.now() + startLimit;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the program ended at start with ${child.exitCode}: ${out}${complaints}`);
    if (await ready(base)) return program;
    await pause(50);
  }
  child.kill('SIGKILL');
  throw new Error(`the program is not ready after ${startLimit / 1000} s: ${out}${complaints}`);
}

async function ready(base: string): Promise<boolean> {
  try {
    return (await fetch(`${base}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess, complaints: () => string): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the program had ended already with ${child.exitCode ?? child.signalCode}: ${complaints()}`);
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  child.kill('SIGTERM');
  const late = pause(stopLimit, null, { ref: false });
  const outcome = await Promise.race([ended, late]);
  if (outcome === null) {
    child.kill('SIGKILL');
    throw new Error(`the program still runs ${stopLimit / 1000} s after SIGTERM`);
  }
  if (outcome[0] !== 0) throw new Error(`the program ended with ${outcome[0] ?? outcome[1]} after SIGTERM: ${complaints()}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
