import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder and a database that nothing else uses. */
export interface Place {
  /** KONSORTIUM_DATA: the files, and SQLite's database when there is no other. */
  data: string;
  /** KONSORTIUM_DATABASE; empty for SQLite in the folder. */
  database: string;
  remove: () => void;
}

/** Whether the journeys of this run have PostgreSQL behind them. */
export const onPostgreSQL = Boolean(process.env.KONSORTIUM_TEST_DATABASE);

/** An empty place: on PostgreSQL when KONSORTIUM_TEST_DATABASE names a server, else on SQLite. */
export function emptyPlace(): Place {
  const data = mkdtempSync(join(tmpdir(), 'konsortium-journey-'));
  const removeData = () => rmSync(data, { recursive: true, force: true });
  const server = process.env.KONSORTIUM_TEST_DATABASE;
  if (!server) return { data, database: '', remove: removeData };
  const name = `konsortium_journey_${randomBytes(6).toString('hex')}`;
  const address = new URL(server);
  psql(server, `CREATE DATABASE ${name}`);
  address.pathname = `/${name}`;
  return {
    data,
    database: address.href,
    remove: () => {
      removeData();
      psql(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

function psql(server: string, statement: string): void {
  const { status, error, stderr } = spawnSync('psql', ['-X', '-w', '-q', '-d', server, '-c', statement], { encoding: 'utf8' });
  if (error) throw new Error(`the journeys on PostgreSQL need psql: ${error.message}`);
  if (status !== 0) throw new Error(`${statement}: ${stderr}`);
}
