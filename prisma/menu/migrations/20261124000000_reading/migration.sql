-- Menus that are read through their providers. What is stored goes on being served: those of files have no key of a shop.
-- All new columns take null or have a default, so that the code before this migration goes on writing menus.

-- AlterTable
ALTER TABLE "menu" ADD COLUMN     "shop_key" TEXT,
ADD COLUMN     "bookmark" TEXT,
ADD COLUMN     "whole_at" TIMESTAMPTZ(3),
ADD COLUMN     "reading_until" TIMESTAMPTZ(3),
ADD COLUMN     "retry_at" TIMESTAMPTZ(3),
ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "problem" TEXT;

-- CreateTable
CREATE TABLE "stock_point" (
    "variant_id" TEXT NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "quantity" INTEGER,

    CONSTRAINT "stock_point_pkey" PRIMARY KEY ("variant_id","observed_at")
);

-- CreateTable
CREATE TABLE "sync_run" (
    "id" SERIAL NOT NULL,
    "is_full" BOOLEAN NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "beat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sync_run_pkey" PRIMARY KEY ("id")
);
