-- AlterTable
ALTER TABLE "gateway_report" ADD COLUMN "cache" JSONB;
