-- CreateTable
CREATE TABLE "gateway_report" (
    "gateway_id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "calls" JSONB NOT NULL,

    CONSTRAINT "gateway_report_pkey" PRIMARY KEY ("gateway_id")
);

-- CreateIndex
CREATE INDEX "gateway_report_reported_at_idx" ON "gateway_report"("reported_at");
