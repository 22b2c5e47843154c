CREATE TABLE "documents" (
    "fold" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body" BLOB NOT NULL,
    CONSTRAINT "PK_documents" PRIMARY KEY ("fold", "key")
);


CREATE TABLE "positions" (
    "fold" TEXT NOT NULL CONSTRAINT "PK_positions" PRIMARY KEY,
    "line" INTEGER NOT NULL,
    "hash" TEXT NOT NULL
);
