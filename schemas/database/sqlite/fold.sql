CREATE TABLE "documents" (
    "generation" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "body" BLOB NOT NULL,
    CONSTRAINT "PK_documents" PRIMARY KEY ("generation", "key")
);


CREATE TABLE "generations" (
    "generation" INTEGER NOT NULL CONSTRAINT "PK_generations" PRIMARY KEY,
    "fold" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "hash" TEXT NULL
);
