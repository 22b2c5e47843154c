CREATE TABLE "answers" (
    "act_id" TEXT NOT NULL CONSTRAINT "PK_answers" PRIMARY KEY,
    "content" TEXT NOT NULL,
    "line" INTEGER NULL,
    "at" INTEGER NOT NULL,
    "body" BLOB NOT NULL
);


CREATE TABLE "checkpoints" (
    "line" INTEGER NOT NULL CONSTRAINT "PK_checkpoints" PRIMARY KEY,
    "hash" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "signature" TEXT NOT NULL
);


CREATE TABLE "lines" (
    "number" INTEGER NOT NULL CONSTRAINT "PK_lines" PRIMARY KEY,
    "hash" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "bytes" BLOB NOT NULL
);


CREATE TABLE "states" (
    "key" TEXT NOT NULL CONSTRAINT "PK_states" PRIMARY KEY,
    "body" BLOB NOT NULL
);
