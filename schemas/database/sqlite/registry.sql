CREATE TABLE "people" (
    "id" TEXT NOT NULL CONSTRAINT "PK_people" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "phone" TEXT NULL,
    "enterprise" TEXT NULL,
    "roles" TEXT NOT NULL,
    "region" TEXT NULL,
    "streams" TEXT NULL,
    "password" TEXT NULL
);


CREATE TABLE "sessions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_sessions" PRIMARY KEY,
    "person" TEXT NOT NULL,
    "issued_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "signed_in_by" TEXT NOT NULL
);


CREATE TABLE "api_keys" (
    "hash" TEXT NOT NULL CONSTRAINT "PK_api_keys" PRIMARY KEY,
    "person" TEXT NOT NULL,
    CONSTRAINT "FK_api_keys_people_person" FOREIGN KEY ("person") REFERENCES "people" ("id") ON DELETE CASCADE
);


CREATE INDEX "IX_api_keys_person" ON "api_keys" ("person");


CREATE INDEX "IX_sessions_person" ON "sessions" ("person");
