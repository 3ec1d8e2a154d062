import { isOpenAt } from '@weedhounds/hours';
import { idPrefix } from '@weedhounds/subgraph';
import type { DispensaryResolvers } from '../../generated/resolvers.ts';
import { formatDate } from './format-date.ts';

export const Dispensary: DispensaryResolvers = {
  __resolveReference(reference, { loaders }) {
    const { id, ref } = reference as { id?: string; ref?: string };
    const key = id ?? ref ?? '';
    return idPrefix(key) === 'dsp' ? loaders.dispensaryById.load(key) : null;
  },
  ref: ({ id }) => id,
  licence({ licenceNumber, licenceType, licenceStatus, licenceExpiresOn }) {
    if (licenceNumber === null) return null;
    return {
      number: licenceNumber,
      type: licenceType,
      status: licenceStatus,
      expiresOn: formatDate(licenceExpiresOn),
    };
  },
  address({ street, city, county, postalCode }) {
    const address = { street, city, county, postalCode };
    return Object.values(address).every((part) => part === null) ? null : address;
  },
  location({ latitude, longitude }) {
    return latitude === null || longitude === null ? null : { latitude, longitude };
  },
  async openingHours({ id, hasOpeningHours }, _, { loaders }) {
    if (!hasOpeningHours) return null;
    return (await loaders.openingPeriodsOfDispensary.load(id)) ?? [];
  },
  async isOpen({ id, hasOpeningHours, timeZone }, { at }, { loaders, now }) {
    if (!hasOpeningHours || timeZone === null) return null;
    const week = (await loaders.openingPeriodsOfDispensary.load(id)) ?? [];
    return isOpenAt(week, timeZone, at ?? now);
  },
  jurisdiction: ({ jurisdictionCode }, _, { loaders }) => loaders.jurisdictionByCode.load(jurisdictionCode),
  provenance({ source, terms, refreshedOn, isDemonstration }) {
    return { source, terms, refreshedOn: formatDate(refreshedOn), isDemonstration };
  },
};
