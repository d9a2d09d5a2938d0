import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { partnerHue, partnerHues } from './partnerHue';
import { theme } from './theme';

const css = readFileSync('src/ui/tokens/tokens.css', 'utf8');

function block(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('\n}', start));
  return Object.fromEntries([...body.matchAll(/--k-([\w-]+):\s*(#[0-9A-F]{6});/g)].map((match) => [match[1], match[2]]));
}

const light = block(':root');
const dark = { ...light, ...block("[data-mantine-color-scheme='dark']") };

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const backgrounds = ['paper', 'surface', 'hover'];
const text: [string, string][] = [
  ...['ink', 'muted', 'primary', 'attention', 'good', 'bad'].flatMap((name) => backgrounds.map((on): [string, string] => [name, on])),
  ...['attention', 'good', 'bad', 'primary'].flatMap((name): [string, string][] => [[name, `${name}-soft`], ['ink', `${name}-soft`], ['muted', `${name}-soft`]]),
  ['on-primary', 'primary'],
];
const graphics: [string, string][] = [
  ...['paper', 'surface'].map((on): [string, string] => ['control', on]),
  ...['paper', 'surface'].map((on): [string, string] => ['primary', on]),
  ...Array.from({ length: partnerHues }, (_, at) => ['paper', 'surface'].map((on): [string, string] => [`hue-${at}`, on])).flat(),
];

describe.each([['light', light], ['dark', dark]])('the %s tokens', (_, tokens) => {
  it.each(text)('show %s on %s as text at 4.5:1', (front, back) => {
    expect(contrast(tokens[front]!, tokens[back]!)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(graphics)('show %s on %s as a mark at 3:1', (front, back) => {
    expect(contrast(tokens[front]!, tokens[back]!)).toBeGreaterThanOrEqual(3);
  });
});

it('gives Mantine the same two primaries', () => {
  expect(theme.colors?.blue?.[7]).toBe(light.primary);
  expect(theme.colors?.blue?.[3]).toBe(dark.primary);
});

it('repeats the partner hues after eight', () => {
  expect(partnerHue(0)).toBe('var(--k-hue-0)');
  expect(partnerHue(9)).toBe(partnerHue(1));
  expect(partnerHue(-1)).toBe('var(--k-hue-7)');
});
