import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { asBytes } from '@/api/asBytes';
import { api, body } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { ImportRequest } from '@/ui/import/FileImport';

type Schemas = components['schemas'];
export type Rate = Schemas['Rate'];
export type CurrencyRates = Schemas['CurrencyRates'];
export type CurrencyYear = Schemas['CurrencyYear'];
export type CurrencyMonth = Schemas['CurrencyMonth'];
export type RateImport = Schemas['RateImport'];
export type RateFields = Schemas['TypedRateFields'];

export const rateKeys = { all: ['exchange-rates'] as const, year: (currency: string, year?: number) => ['exchange-rates', currency, year] as const };

export const ratesQuery = queryOptions({ queryKey: rateKeys.all, queryFn: ({ signal }) => body(api.GET('/api/v1/exchange-rates', { signal })) });

export const currencyQuery = (currency: string, year?: number) =>
  queryOptions({
    queryKey: rateKeys.year(currency, year),
    queryFn: ({ signal }) => body(api.GET('/api/v1/exchange-rates/{currency}', { params: { path: { currency }, query: { year } }, signal })),
    placeholderData: keepPreviousData,
  });

/** Records a rate that somebody has read somewhere. */
export function useTypeRate() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (fields: RateFields) => body(api.POST('/api/v1/exchange-rates', { body: fields })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: rateKeys.all }),
  });
}

/** Reads a published file of rates; with `dryRun` only tells what taking it would do. */
export function useImportRates() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ file, dryRun }: ImportRequest) =>
      body(api.POST('/api/v1/exchange-rate-imports', { params: { query: { dryRun } }, ...asBytes(file) })),
    onSuccess: (result) => (result.dryRun ? undefined : queryClient.invalidateQueries({ queryKey: rateKeys.all })),
  });
}
