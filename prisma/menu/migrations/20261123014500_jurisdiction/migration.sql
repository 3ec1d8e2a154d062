-- Who may see a menu is decided by the rule of its shop's jurisdiction, from here on, and what is not known denies: until rules
-- and jurisdictions are imported, no menu is shown to anyone. After this migration, in this order:
--   1. npm run import -- jurisdictions FILE   the compiled table of rules (state_rules.json);
--   2. npm run import -- menu FILE ...        every menu once more; the file it was read from last will do.
-- In a database of the demonstration, `npm run db:seed` does both. Menus serve again at most a minute after the rules are in.
-- The column has no default and takes null, so that the code before this migration goes on writing menus.

-- CreateEnum
CREATE TYPE "Programme" AS ENUM ('ADULT', 'MEDICAL', 'LOW_THC', 'NONE', 'NOT_YET');

-- CreateEnum
CREATE TYPE "Confidence" AS ENUM ('A', 'B', 'C');

-- AlterTable
ALTER TABLE "menu" ADD COLUMN "jurisdiction" TEXT;

-- CreateTable
CREATE TABLE "jurisdiction_rule" (
    "code" TEXT NOT NULL,
    "programme" "Programme" NOT NULL,
    "minimum_age" SMALLINT,
    "confidence" "Confidence" NOT NULL,
    "source" TEXT,
    "compiled_on" DATE NOT NULL,

    CONSTRAINT "jurisdiction_rule_pkey" PRIMARY KEY ("code")
);
