CREATE TABLE documents (
    generation integer NOT NULL,
    key character varying(200) COLLATE "C" NOT NULL,
    body bytea NOT NULL,
    CONSTRAINT "PK_documents" PRIMARY KEY (generation, key)
);


CREATE TABLE generations (
    generation integer NOT NULL,
    fold character varying(60) NOT NULL,
    version integer NOT NULL,
    state character varying(10) NOT NULL,
    line bigint NOT NULL,
    hash character varying(64),
    CONSTRAINT "PK_generations" PRIMARY KEY (generation)
);
