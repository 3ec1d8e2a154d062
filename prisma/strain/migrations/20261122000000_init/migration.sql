-- Beyond what schema.prisma can say: slugs sort by code point (COLLATE "C") so that pages are in one order on every server,
-- undated samples sort last, lists are never null, a rating is 1 to 5 and profile_version has one row.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- CreateEnum
CREATE TYPE "AnalyteKind" AS ENUM ('TERPENE', 'CANNABINOID');

-- CreateEnum
CREATE TYPE "StrainType" AS ENUM ('INDICA', 'SATIVA', 'HYBRID');

-- CreateEnum
CREATE TYPE "LabProductType" AS ENUM ('FLOWER', 'CONCENTRATE', 'EXTRACT', 'INFUSED');

-- CreateEnum
CREATE TYPE "Chemotype" AS ENUM ('I', 'II', 'III');

-- CreateEnum
CREATE TYPE "ProfileBasis" AS ENUM ('SAMPLES', 'PUBLISHED');

-- CreateTable
CREATE TABLE "analyte" (
    "id" TEXT NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "AnalyteKind" NOT NULL,
    "cas" TEXT,
    "boiling_point_low" DOUBLE PRECISION,
    "boiling_point_high" DOUBLE PRECISION,
    "aroma" TEXT[] NOT NULL,
    "synonyms" TEXT[] NOT NULL,
    "range_p5" DOUBLE PRECISION,
    "range_median" DOUBLE PRECISION,
    "range_p95" DOUBLE PRECISION,
    "range_sample_count" INTEGER,
    "note" TEXT,

    CONSTRAINT "analyte_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "strain" (
    "id" TEXT NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "type" "StrainType",
    "breeder" TEXT,
    "description" TEXT,
    "effects" TEXT[] NOT NULL,
    "flavors" TEXT[] NOT NULL,
    "source" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "is_implied" BOOLEAN NOT NULL,

    CONSTRAINT "strain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "strain_name" (
    "slug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "is_own" BOOLEAN NOT NULL,
    "strain_id" TEXT NOT NULL,

    CONSTRAINT "strain_name_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "strain_parent" (
    "child_id" TEXT NOT NULL,
    "position" SMALLINT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "strain_parent_pkey" PRIMARY KEY ("child_id","position")
);

-- CreateTable
CREATE TABLE "lab_sample" (
    "id" TEXT NOT NULL,
    "product_name" TEXT NOT NULL,
    "product_type" "LabProductType" NOT NULL,
    "strain_slug" TEXT COLLATE "C",
    "strain_id" TEXT,
    "tested_on" DATE,
    "laboratory" TEXT NOT NULL,
    "producer" TEXT,
    "total_cannabinoids" DOUBLE PRECISION,
    "total_terpenes" DOUBLE PRECISION,
    "total_thc" DOUBLE PRECISION,
    "total_cbd" DOUBLE PRECISION,
    "has_terpenes" BOOLEAN NOT NULL,
    "results" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "terms" TEXT NOT NULL,

    CONSTRAINT "lab_sample_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "terpene_profile" (
    "strain_id" TEXT NOT NULL,
    "basis" "ProfileBasis" NOT NULL,
    "sample_count" INTEGER NOT NULL,
    "producer_count" INTEGER,
    "is_served" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "terpene_profile_pkey" PRIMARY KEY ("strain_id","basis")
);

-- CreateTable
CREATE TABLE "terpene_statistic" (
    "strain_id" TEXT NOT NULL,
    "basis" "ProfileBasis" NOT NULL,
    "analyte_slug" TEXT COLLATE "C" NOT NULL,
    "median" DOUBLE PRECISION NOT NULL,
    "lower_quartile" DOUBLE PRECISION NOT NULL,
    "upper_quartile" DOUBLE PRECISION NOT NULL,
    "detected_count" INTEGER NOT NULL,
    "tested_count" INTEGER NOT NULL,

    CONSTRAINT "terpene_statistic_pkey" PRIMARY KEY ("strain_id","basis","analyte_slug")
);

-- CreateTable
CREATE TABLE "chemotype_summary" (
    "strain_id" TEXT NOT NULL,
    "basis" "ProfileBasis" NOT NULL,
    "chemotype" "Chemotype" NOT NULL,
    "total_thc" DOUBLE PRECISION NOT NULL,
    "total_cbd" DOUBLE PRECISION NOT NULL,
    "sample_count" INTEGER NOT NULL,
    "is_served" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "chemotype_summary_pkey" PRIMARY KEY ("strain_id","basis")
);

-- CreateTable
CREATE TABLE "review" (
    "id" TEXT NOT NULL,
    "strain_id" TEXT NOT NULL,
    "rating" SMALLINT NOT NULL,
    "text" TEXT,
    "effects" TEXT[] NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "review_rating_check" CHECK ("rating" BETWEEN 1 AND 5)
);

-- CreateTable
CREATE TABLE "profile_version" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL,

    CONSTRAINT "profile_version_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "profile_version_one_row_check" CHECK ("id" = 1)
);

INSERT INTO "profile_version" ("version") VALUES (0);

-- CreateIndex
CREATE UNIQUE INDEX "analyte_slug_key" ON "analyte"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "strain_slug_key" ON "strain"("slug");

-- CreateIndex
CREATE INDEX "strain_name_strain_id_idx" ON "strain_name"("strain_id");

-- CreateIndex
-- Without a pending list: what an import leaves there makes the planner prefer to read every name.
CREATE INDEX "strain_name_slug_trigram_idx" ON "strain_name" USING GIN ("slug" public.gin_trgm_ops) WITH (fastupdate = off);

-- CreateIndex
CREATE INDEX "strain_parent_slug_idx" ON "strain_parent"("slug");

-- CreateIndex
CREATE INDEX "lab_sample_strain_id_tested_on_id_idx" ON "lab_sample"("strain_id", "tested_on" DESC NULLS LAST, "id");

-- CreateIndex
CREATE INDEX "lab_sample_tested_on_id_idx" ON "lab_sample"("tested_on" DESC NULLS LAST, "id");

-- CreateIndex
CREATE INDEX "lab_sample_strain_slug_idx" ON "lab_sample"("strain_slug");

-- CreateIndex
CREATE INDEX "terpene_statistic_analyte_slug_median_idx" ON "terpene_statistic"("analyte_slug", "median");

-- CreateIndex
CREATE INDEX "review_strain_id_created_at_id_idx" ON "review"("strain_id", "created_at" DESC, "id");

-- AddForeignKey
ALTER TABLE "strain_name" ADD CONSTRAINT "strain_name_strain_id_fkey" FOREIGN KEY ("strain_id") REFERENCES "strain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "strain_parent" ADD CONSTRAINT "strain_parent_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "strain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lab_sample" ADD CONSTRAINT "lab_sample_strain_id_fkey" FOREIGN KEY ("strain_id") REFERENCES "strain"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "terpene_profile" ADD CONSTRAINT "terpene_profile_strain_id_fkey" FOREIGN KEY ("strain_id") REFERENCES "strain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "terpene_statistic" ADD CONSTRAINT "terpene_statistic_strain_id_basis_fkey" FOREIGN KEY ("strain_id", "basis") REFERENCES "terpene_profile"("strain_id", "basis") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "terpene_statistic" ADD CONSTRAINT "terpene_statistic_analyte_slug_fkey" FOREIGN KEY ("analyte_slug") REFERENCES "analyte"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chemotype_summary" ADD CONSTRAINT "chemotype_summary_strain_id_fkey" FOREIGN KEY ("strain_id") REFERENCES "strain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_strain_id_fkey" FOREIGN KEY ("strain_id") REFERENCES "strain"("id") ON DELETE CASCADE ON UPDATE CASCADE;
