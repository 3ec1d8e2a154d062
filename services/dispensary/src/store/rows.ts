export type {
  Dispensary as DispensaryRow,
  Jurisdiction as JurisdictionRow,
  OpeningPeriod as OpeningPeriodRow,
  PurchaseLimit as PurchaseLimitRow,
} from '../../generated/prisma/client.ts';
