CREATE TABLE "reads" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_reads" PRIMARY KEY AUTOINCREMENT,
    "at" INTEGER NOT NULL,
    "person" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "asked" TEXT NOT NULL
);


CREATE INDEX "IX_reads_person_at" ON "reads" ("person", "at");
