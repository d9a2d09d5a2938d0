import '@mantine/dates/styles.css';
import 'dayjs/locale/sv';
import { DatePicker, DatesProvider } from '@mantine/dates';
import type { IsoDate } from '@/dates/calendar';
import { useLanguage } from '@/i18n/useLanguage';

interface CalendarProps {
  value: IsoDate | null;
  onChange: (date: IsoDate) => void;
  min?: IsoDate;
  max?: IsoDate;
}

/** The month view of a date field, loaded when it is opened. Weeks begin on Monday. */
export function Calendar({ value, onChange, min, max }: CalendarProps) {
  const language = useLanguage();
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
      <DatePicker value={value || null} defaultDate={value || undefined} minDate={min} maxDate={max} onChange={(date) => date && onChange(date)} />
    </DatesProvider>
  );
}
