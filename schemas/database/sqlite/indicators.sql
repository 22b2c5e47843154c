CREATE TABLE "report_jobs" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_report_jobs" PRIMARY KEY AUTOINCREMENT,
    "region" TEXT NOT NULL,
    "is_open" INTEGER NOT NULL,
    "body" TEXT NOT NULL
);


CREATE INDEX "IX_report_jobs_is_open" ON "report_jobs" ("is_open");
