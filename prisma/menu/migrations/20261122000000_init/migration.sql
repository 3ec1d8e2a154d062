-- Beyond what schema.prisma can say: names sort by code point (COLLATE "C") so that pages are in one order on every server,
-- the list of uses is never null, a strain match is whole or absent, and a variant has a weight or a dose, never both.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- CreateEnum
CREATE TYPE "ProductCategory" AS ENUM ('FLOWER', 'PRE_ROLL', 'VAPORIZER', 'CONCENTRATE', 'EDIBLE', 'BEVERAGE', 'CAPSULE', 'TINCTURE', 'TOPICAL', 'SEED', 'CLONE', 'ACCESSORY', 'OTHER');

-- CreateEnum
CREATE TYPE "MarketUse" AS ENUM ('ADULT', 'MEDICAL');

-- CreateEnum
CREATE TYPE "PotencyUnit" AS ENUM ('PERCENT', 'MILLIGRAM', 'MILLIGRAM_PER_GRAM');

-- CreateEnum
CREATE TYPE "StrainMatchRule" AS ENUM ('PROVIDER_FIELD', 'NAME_PART', 'NAME_REMAINDER');

-- CreateTable
CREATE TABLE "menu" (
    "id" TEXT NOT NULL,
    "dispensary_id" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "currency" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_id" TEXT,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,
    "is_demonstration" BOOLEAN NOT NULL,

    CONSTRAINT "menu_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "menu_item" (
    "id" TEXT NOT NULL,
    "menu_id" TEXT NOT NULL,
    "dispensary_id" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "brand" TEXT,
    "category" "ProductCategory" NOT NULL,
    "raw_category" TEXT,
    "subcategory" TEXT,
    "raw_strain_type" TEXT,
    "description" TEXT,
    "image" TEXT,
    "strain_text" TEXT,
    "strain_slug" TEXT,
    "strain_rule" "StrainMatchRule",
    "strain_confidence" DOUBLE PRECISION,
    "serves" "MarketUse"[] NOT NULL,
    "in_stock" BOOLEAN,
    "currency" TEXT NOT NULL,
    "lowest_price" BIGINT,
    "lowest_price_per_gram" BIGINT,
    "thc_percent_low" DOUBLE PRECISION,
    "thc_percent_high" DOUBLE PRECISION,
    "sort_name" TEXT COLLATE "C" NOT NULL,
    "brand_key" TEXT,
    "search_text" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,

    CONSTRAINT "menu_item_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "menu_item_strain_check" CHECK (num_nulls("strain_text", "strain_slug", "strain_rule", "strain_confidence") IN (0, 4))
);

-- CreateTable
CREATE TABLE "variant" (
    "id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,
    "label" TEXT,
    "use" "MarketUse" NOT NULL,
    "weight_grams" DOUBLE PRECISION,
    "dose_milligrams" DOUBLE PRECISION,
    "count" INTEGER,
    "measure_rule" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "price" BIGINT,
    "sale_price" BIGINT,
    "stock" INTEGER,

    CONSTRAINT "variant_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "variant_measure_check" CHECK (num_nonnulls("weight_grams", "dose_milligrams") <= 1)
);

-- CreateTable
CREATE TABLE "potency" (
    "item_id" TEXT NOT NULL,
    "position" SMALLINT NOT NULL,
    "compound" TEXT NOT NULL,
    "analyte_id" TEXT,
    "low" DOUBLE PRECISION NOT NULL,
    "high" DOUBLE PRECISION NOT NULL,
    "unit" "PotencyUnit" NOT NULL,
    "raw_text" TEXT NOT NULL,
    "raw_unit" TEXT,
    "rule" TEXT NOT NULL,

    CONSTRAINT "potency_pkey" PRIMARY KEY ("item_id","position")
);

-- CreateTable
CREATE TABLE "price_point" (
    "variant_id" TEXT NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "currency" TEXT NOT NULL,
    "price" BIGINT NOT NULL,
    "sale_price" BIGINT,

    CONSTRAINT "price_point_pkey" PRIMARY KEY ("variant_id","observed_at")
);

-- CreateIndex
CREATE UNIQUE INDEX "menu_dispensary_id_key" ON "menu"("dispensary_id");

-- CreateIndex
CREATE INDEX "menu_latitude_longitude_idx" ON "menu"("latitude", "longitude");

-- CreateIndex
CREATE INDEX "menu_item_menu_id_sort_name_id_idx" ON "menu_item"("menu_id", "sort_name", "id");

-- CreateIndex
CREATE INDEX "menu_item_menu_id_lowest_price_per_gram_id_idx" ON "menu_item"("menu_id", "lowest_price_per_gram", "id");

-- CreateIndex
CREATE INDEX "menu_item_menu_id_lowest_price_id_idx" ON "menu_item"("menu_id", "lowest_price", "id");

-- CreateIndex
CREATE INDEX "menu_item_sort_name_id_idx" ON "menu_item"("sort_name", "id");

-- CreateIndex
CREATE INDEX "menu_item_lowest_price_per_gram_id_idx" ON "menu_item"("lowest_price_per_gram", "id");

-- CreateIndex
CREATE INDEX "menu_item_lowest_price_id_idx" ON "menu_item"("lowest_price", "id");

-- CreateIndex
CREATE INDEX "menu_item_strain_slug_lowest_price_per_gram_id_idx" ON "menu_item"("strain_slug", "lowest_price_per_gram", "id");

-- CreateIndex
CREATE INDEX "menu_item_brand_key_idx" ON "menu_item"("brand_key");

-- CreateIndex
CREATE INDEX "menu_item_search_text_trigram_idx" ON "menu_item" USING GIN ("search_text" public.gin_trgm_ops);

-- CreateIndex
CREATE INDEX "variant_item_id_idx" ON "variant"("item_id");

-- AddForeignKey
ALTER TABLE "menu_item" ADD CONSTRAINT "menu_item_menu_id_fkey" FOREIGN KEY ("menu_id") REFERENCES "menu"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variant" ADD CONSTRAINT "variant_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "menu_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "potency" ADD CONSTRAINT "potency_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "menu_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;
