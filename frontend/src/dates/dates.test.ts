import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, isIsoDate, monthLabel, projectMonth, projectMonthSpan, projectShare, today } from './calendar';
import { clock, dateInWords, formatInstant, monthInWords } from './format';
import { parseDate } from './parse';

describe('parseDate', () => {
  it.each([
    ['2027-03-31', '2027-03-31'],
    ['20270331', '2027-03-31'],
    ['2027/3/1', '2027-03-01'],
    ['31.3.2027', '2027-03-31'],
    ['31. 3. 2027', '2027-03-31'],
    ['31.3.', '2026-03-31'],
    ['31/3 2027', '2027-03-31'],
    ['3/31/2027', '2027-03-31'],
    ['4/4/2027', '2027-04-04'],
    ['31 mars', '2026-03-31'],
    ['den 31 mars 2027', '2027-03-31'],
    ['31 March', '2026-03-31'],
    ['31st March 2027', '2027-03-31'],
    ['March 31, 2027', '2027-03-31'],
    ['1 maj 2027', '2027-05-01'],
    ['1\u00A0okt.\u00A02027', '2027-10-01'],
    ['29 feb 2028', '2028-02-29'],
  ])('reads %j as %s', (text, date) => {
    expect(parseDate(text, '2026-11-22')).toEqual({ ok: true, date });
  });
  it.each([
    ['', 'empty'],
    ['2027-02-29', 'no_such_day'],
    ['2019-13-45', 'no_such_day'],
    ['31.4.2027', 'no_such_day'],
    ['3/4/2027', 'ambiguous'],
    ['soon', 'not_a_date'],
    ['31 smarch', 'not_a_date'],
    ['31.3.27', 'not_a_date'],
    ['1 constructor', 'not_a_date'],
  ])('refuses %j as %s', (text, problem) => {
    expect(parseDate(text, '2026-11-22')).toMatchObject({ ok: false, problem });
  });
});

describe('calendar', () => {
  it('knows real dates', () => {
    expect(isIsoDate('2028-02-29')).toBe(true);
    expect(isIsoDate('2027-02-29')).toBe(false);
    expect(isIsoDate('2027-2-9')).toBe(false);
  });
  it('adds months to the last day of a shorter month', () => {
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(addMonths('2027-11-30', 3)).toBe('2028-02-29');
    expect(addMonths('2027-03-31', -1)).toBe('2027-02-28');
  });
  it('counts days across a change to summer time', () => {
    expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2);
    expect(addDays('2027-03-27', 2)).toBe('2027-03-29');
  });
  it('numbers the months of a project from its start', () => {
    expect(projectMonth('2018-09-01', '2018-09-01')).toBe(1);
    expect(projectMonth('2018-09-01', '2021-08-31')).toBe(36);
    expect(projectMonth('2018-09-01', '2018-08-31')).toBe(0);
    expect(projectMonth('2018-09-15', '2018-10-14')).toBe(1);
    expect(projectMonth('2018-09-15', '2018-10-15')).toBe(2);
    expect(monthLabel(14)).toBe('M14');
  });
  it('gives each project month a span without gaps', () => {
    expect(projectMonthSpan('2018-09-15', 1)).toEqual({ from: '2018-09-15', to: '2018-10-14' });
    for (let n = 1; n < 36; n += 1) {
      expect(addDays(projectMonthSpan('2018-01-31', n).to, 1)).toBe(projectMonthSpan('2018-01-31', n + 1).from);
    }
  });
  it('places a date on the ribbon', () => {
    expect(projectShare('2027-01-01', 12, '2027-01-01')).toBe(0);
    expect(projectShare('2027-01-01', 12, '2028-01-01')).toBe(1);
  });
  it('takes today from the reader’s own calendar', () => {
    expect(today(new Date(2026, 10, 22, 23, 59))).toBe('2026-11-22');
  });
});

describe('formats', () => {
  it('says a date in words in both languages', () => {
    expect(dateInWords('2027-03-31', 'sv')).toBe('31 mars 2027');
    expect(dateInWords('2027-03-31', 'en')).toBe('31 March 2027');
    expect(monthInWords('2027-03-31', 'en')).toBe('Mar 2027');
  });
  it('names the zone of a time', () => {
    expect(formatInstant('2027-03-31T12:02:00Z', 'sv', 'Europe/Stockholm')).toBe('2027-03-31 14:02 CEST');
    expect(formatInstant('2027-01-31T12:02:00Z', 'en', 'UTC')).toBe('2027-01-31 12:02 UTC');
    expect(clock(new Date(2027, 0, 1, 4, 2))).toBe('04:02');
  });
});
