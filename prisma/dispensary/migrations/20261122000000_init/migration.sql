-- Beyond what schema.prisma can say: names and codes sort by code point (COLLATE "C") so that pages are in one order on
-- every server, the list of uses is never null, a place has both coordinates or none, and a time zone is one that this
-- server knows: a query that reads an unknown one would fail for every shop. The trigram index has no pending list, since the
-- embedded database runs no autovacuum that would empty it.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- CreateEnum
CREATE TYPE "MarketUse" AS ENUM ('ADULT', 'MEDICAL');

-- CreateEnum
CREATE TYPE "Programme" AS ENUM ('ADULT', 'MEDICAL', 'LOW_THC', 'NONE', 'NOT_YET');

-- CreateEnum
CREATE TYPE "Confidence" AS ENUM ('A', 'B', 'C');

-- CreateEnum
CREATE TYPE "LimitKind" AS ENUM ('FLOWER', 'CONCENTRATE', 'EDIBLE_THC');

-- CreateEnum
CREATE TYPE "LimitUnit" AS ENUM ('GRAM', 'MILLIGRAM_THC');

-- CreateEnum
CREATE TYPE "LimitPeriod" AS ENUM ('TRANSACTION', 'DAY', 'ROLLING');

-- CreateEnum
CREATE TYPE "LimitCombination" AS ENUM ('ADDITIVE', 'INSIDE', 'PROPORTIONAL');

-- CreateEnum
CREATE TYPE "Residency" AS ENUM ('ANYONE', 'RESIDENT', 'VISITOR');

-- CreateTable
CREATE TABLE "dispensary" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT COLLATE "C" NOT NULL,
    "jurisdiction_code" TEXT NOT NULL,
    "licence_number" TEXT,
    "licence_type" TEXT,
    "licence_status" TEXT,
    "licence_expires_on" DATE,
    "serves" "MarketUse"[] NOT NULL,
    "street" TEXT,
    "city" TEXT,
    "county" TEXT,
    "postal_code" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "time_zone" TEXT,
    "has_opening_hours" BOOLEAN NOT NULL,
    "website" TEXT,
    "source" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "refreshed_on" DATE,
    "is_demonstration" BOOLEAN NOT NULL,
    "fingerprint" TEXT NOT NULL,

    CONSTRAINT "dispensary_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "dispensary_location_check" CHECK (num_nulls("latitude", "longitude") IN (0, 2) AND "latitude" BETWEEN -90 AND 90 AND "longitude" BETWEEN -180 AND 180),
    CONSTRAINT "dispensary_time_zone_check" CHECK ((TIMESTAMPTZ 'epoch' AT TIME ZONE "time_zone") IS NOT NULL OR "time_zone" IS NULL)
);

-- CreateTable
CREATE TABLE "opening_period" (
    "dispensary_id" TEXT NOT NULL,
    "weekday" SMALLINT NOT NULL,
    "opens_at" SMALLINT NOT NULL,
    "closes_at" SMALLINT NOT NULL,

    CONSTRAINT "opening_period_pkey" PRIMARY KEY ("dispensary_id","weekday","opens_at"),
    CONSTRAINT "opening_period_check" CHECK ("weekday" BETWEEN 1 AND 7 AND "opens_at" BETWEEN 0 AND 1439 AND "closes_at" BETWEEN 0 AND 1439)
);

-- CreateTable
CREATE TABLE "jurisdiction" (
    "id" TEXT NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "programme" "Programme" NOT NULL,
    "minimum_age" SMALLINT,
    "medical_terms" TEXT,
    "note" TEXT,
    "confidence" "Confidence" NOT NULL,
    "source" TEXT,
    "compiled_on" DATE NOT NULL,
    "fingerprint" TEXT NOT NULL,

    CONSTRAINT "jurisdiction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchase_limit" (
    "jurisdiction_id" TEXT NOT NULL,
    "kind" "LimitKind" NOT NULL,
    "residency" "Residency" NOT NULL,
    "amount" DOUBLE PRECISION,
    "unit" "LimitUnit" NOT NULL,
    "period" "LimitPeriod" NOT NULL,
    "combines" "LimitCombination",
    "effective_from" DATE NOT NULL,
    "confidence" "Confidence" NOT NULL,
    "source" TEXT,

    CONSTRAINT "purchase_limit_pkey" PRIMARY KEY ("jurisdiction_id","kind","residency"),
    CONSTRAINT "purchase_limit_amount_check" CHECK ("amount" >= 0)
);

-- CreateIndex
CREATE UNIQUE INDEX "dispensary_slug_key" ON "dispensary"("slug");

-- CreateIndex
CREATE INDEX "dispensary_name_key_id_idx" ON "dispensary"("name_key", "id");

-- CreateIndex
CREATE INDEX "dispensary_jurisdiction_code_name_key_id_idx" ON "dispensary"("jurisdiction_code", "name_key", "id");

-- CreateIndex
CREATE INDEX "dispensary_latitude_longitude_idx" ON "dispensary"("latitude", "longitude");

-- CreateIndex
CREATE INDEX "dispensary_name_key_trigram_idx" ON "dispensary" USING GIN ("name_key" public.gin_trgm_ops) WITH (fastupdate = off);

-- CreateIndex
CREATE UNIQUE INDEX "jurisdiction_code_key" ON "jurisdiction"("code");

-- CreateIndex
CREATE INDEX "jurisdiction_country_code_idx" ON "jurisdiction"("country", "code");

-- CreateIndex
CREATE INDEX "jurisdiction_programme_code_idx" ON "jurisdiction"("programme", "code");

-- AddForeignKey
ALTER TABLE "opening_period" ADD CONSTRAINT "opening_period_dispensary_id_fkey" FOREIGN KEY ("dispensary_id") REFERENCES "dispensary"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_limit" ADD CONSTRAINT "purchase_limit_jurisdiction_id_fkey" FOREIGN KEY ("jurisdiction_id") REFERENCES "jurisdiction"("id") ON DELETE CASCADE ON UPDATE CASCADE;
