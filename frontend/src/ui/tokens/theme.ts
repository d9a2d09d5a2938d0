import { type CSSVariablesResolver, createTheme, defaultVariantColorsResolver, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core';

/** Deep blue at 7 (light) and 3 (dark): the two primaries of tokens.css. */
const blue: MantineColorsTuple = [
  '#E9EEF9', '#D0DBF3', '#B3C6F5', '#8FB0FF', '#6389DE', '#446CC4', '#2E55AE', '#1D3F94', '#183580', '#122A69',
];

/** Mantine's neutral scales, with our borders of controls at 4 and our dark surfaces from 6 on. */
const gray: MantineColorsTuple = ['#F7F7F4', '#F0EFEB', '#E3E2DD', '#D5D4CE', '#7F858C', '#7F858C', '#6B727A', '#5C636A', '#3A3F45', '#1A1D21'];
const dark: MantineColorsTuple = ['#ECEDEE', '#C4C9CE', '#9BA3AB', '#868E97', '#7A828B', '#2E3238', '#1C1F24', '#1C1F24', '#14161A', '#0E1013'];

/** The primary act and its quiet sister take their colours from tokens.css, in light and in dark. */
const variantColors: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  const primary = !input.color || input.color === 'blue';
  if (primary && input.variant === 'filled') {
    return { ...colours, background: 'var(--k-primary)', hover: 'color-mix(in srgb, var(--k-primary) 88%, var(--k-ink))', color: 'var(--k-on-primary)' };
  }
  if (primary && input.variant === 'subtle') return { ...colours, color: 'var(--k-primary)', hover: 'var(--k-primary-soft)' };
  return colours;
};

const controls = { color: 'var(--k-primary)', iconColor: 'var(--k-on-primary)' };

export const theme = createTheme({
  primaryColor: 'blue',
  colors: { blue, gray, dark },
  primaryShade: { light: 7, dark: 3 },
  variantColorResolver: variantColors,
  black: '#14161A',
  fontFamily: 'var(--k-font)',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.75rem' }, h2: { fontSize: '1.25rem' }, h3: { fontSize: '1rem' }, h4: { fontSize: '0.875rem' } } },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  // By name, so that the theme does not load the components it speaks of.
  components: {
    Checkbox: { defaultProps: controls },
    Radio: { defaultProps: controls },
    RadioIndicator: { defaultProps: controls },
    Modal: {
      defaultProps: { transitionProps: { duration: 120 }, overlayProps: { backgroundOpacity: 0.35 } },
      styles: { content: { background: 'var(--k-surface)', border: '1px solid var(--k-line)', boxShadow: 'none' }, header: { background: 'var(--k-surface)' } },
    },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 120 } } },
  },
});

const shared: Record<string, string> = {
  '--mantine-color-body': 'var(--k-paper)',
  '--mantine-color-text': 'var(--k-ink)',
  '--mantine-color-dimmed': 'var(--k-muted)',
  '--mantine-color-placeholder': 'var(--k-muted)',
  '--mantine-color-error': 'var(--k-bad)',
  '--mantine-color-anchor': 'var(--k-primary)',
  '--mantine-color-default': 'var(--k-surface)',
  '--mantine-color-default-color': 'var(--k-ink)',
  '--mantine-color-default-hover': 'var(--k-hover)',
  '--mantine-color-default-border': 'var(--k-control)',
  '--mantine-color-disabled': 'var(--k-hover)',
  '--mantine-color-disabled-color': 'var(--k-muted)',
  '--mantine-color-disabled-border': 'var(--k-line)',
  '--mantine-primary-color-filled': 'var(--k-primary)',
  '--mantine-primary-color-contrast': 'var(--k-on-primary)',
  '--mantine-primary-color-light': 'var(--k-primary-soft)',
  '--mantine-primary-color-light-color': 'var(--k-primary)',
};

/** Hands Mantine the colours of tokens.css, so that there is one list of them. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
