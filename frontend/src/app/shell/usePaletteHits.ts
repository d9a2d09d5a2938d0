import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { features } from '../features';
import type { Hit } from '../featureTypes';
import { useMe } from '../session';
import { useNavigation } from './navigation';

export interface HitGroup {
  label: string;
  hits: Hit[];
}

/** Letters as they are compared: no case, no accents, so that "malmo" finds Malmö. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Every word typed must begin a word of the text. */
export function matches(text: string, typed: string): boolean {
  const words = folded(text).split(/[^\p{L}\p{N}]+/u);
  return folded(typed).split(/\s+/).filter(Boolean).every((part) => words.some((word) => word.startsWith(part)));
}

/** Pages and acts that match what is typed, then the answers of every feature's source. */
export function usePaletteHits(text: string): { groups: HitGroup[]; searching: boolean; partial: boolean } {
  const { t } = useTranslation('shell');
  const { roles } = useMe();
  const queryClient = useQueryClient();
  const navigation = useNavigation();
  const typed = text.trim();
  const [settled] = useDebouncedValue(typed, 60);

  const pages = navigation.map(({ label, to }): Hit => ({ id: `page ${to}`, text: t(label), to })).filter((hit) => matches(hit.text, typed));
  const commands = features
    .flatMap((feature) => feature.commands ?? [])
    .filter((command) => !command.roles || command.roles.some((role) => roles.includes(role)))
    .map(({ id, label, to }): Hit => ({ id: `act ${id}`, text: t(label), to }))
    .filter((hit) => matches(hit.text, typed));

  const sources = features.flatMap((feature) => feature.search ?? []);
  const answers = useQueries({
    queries: sources.map((source) => ({
      queryKey: ['palette', source.id, settled],
      queryFn: ({ signal }: { signal: AbortSignal }) => source.search(settled, { queryClient, signal }),
      enabled: settled.length >= 2,
      placeholderData: keepPreviousData,
      staleTime: 30_000,
      retry: false,
    })),
  });

  const found = sources.map((source, at) => ({ label: t(source.label), hits: settled.length >= 2 ? (answers[at]?.data ?? []) : [] }));
  const groups = [{ label: t('search.actions'), hits: typed ? commands : [] }, ...found, { label: t('search.pages'), hits: pages }, ...(typed ? [] : [{ label: t('search.actions'), hits: commands }])];
  return {
    groups: groups.filter((group) => group.hits.length > 0),
    searching: answers.some((answer) => answer.isFetching),
    partial: answers.some((answer) => answer.isError),
  };
}
