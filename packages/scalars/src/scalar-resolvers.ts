import type { GraphQLScalarType } from 'graphql';
import { CasNumber } from './cas-number.ts';
import { CountryCode } from './country-code.ts';
import { JurisdictionCode } from './jurisdiction-code.ts';
import { CurrencyCode, MinorUnits } from './money.ts';
import { Celsius, Grams, Kilometers, Latitude, Longitude, Milligrams, Milliseconds, Percent } from './quantities.ts';
import { DateTime, LocalDate, LocalTime, TimeZone } from './time.ts';
import { WebAddress } from './web-address.ts';

/** Every scalar that `schema/shared.graphql` declares, by name. */
export const scalarResolvers: Readonly<Record<string, GraphQLScalarType>> = {
  CasNumber,
  Celsius,
  CountryCode,
  CurrencyCode,
  Date: LocalDate,
  DateTime,
  Grams,
  JurisdictionCode,
  Kilometers,
  Latitude,
  LocalTime,
  Longitude,
  Milligrams,
  Milliseconds,
  MinorUnits,
  Percent,
  TimeZone,
  URL: WebAddress,
};
