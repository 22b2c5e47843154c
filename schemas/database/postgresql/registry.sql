CREATE TABLE people (
    id character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    phone character varying(40),
    enterprise character varying(64),
    roles character varying(200) NOT NULL,
    region character varying(12),
    streams character varying(400),
    password character varying(200),
    CONSTRAINT "PK_people" PRIMARY KEY (id)
);


CREATE TABLE sessions (
    id uuid NOT NULL,
    person character varying(64) NOT NULL,
    issued_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    signed_in_by character varying(20) NOT NULL,
    CONSTRAINT "PK_sessions" PRIMARY KEY (id)
);


CREATE TABLE api_keys (
    hash character varying(64) NOT NULL,
    person character varying(64) NOT NULL,
    CONSTRAINT "PK_api_keys" PRIMARY KEY (hash),
    CONSTRAINT "FK_api_keys_people_person" FOREIGN KEY (person) REFERENCES people (id) ON DELETE CASCADE
);


CREATE INDEX "IX_api_keys_person" ON api_keys (person);


CREATE INDEX "IX_sessions_person" ON sessions (person);
