import { useLocation } from '@tanstack/react-router';

/** The secret of a link, from the part of the address that is sent to no server: `#token=…`. */
export function tokenOf(hash: string): string {
  return new URLSearchParams(hash.replace(/^#/, '')).get('token') ?? '';
}

export function useLinkToken(): string {
  return tokenOf(useLocation({ select: (location) => location.hash }));
}
