import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// happy-dom has no font set; Mantine's growing text box listens to it.
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });

// A busy machine draws late; what never comes still fails.
configure({ asyncUtilTimeout: 10_000 });

afterEach(() => {
  cleanup();
  localStorage.clear();
});
