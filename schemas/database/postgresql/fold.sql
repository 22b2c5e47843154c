CREATE TABLE documents (
    fold character varying(60) NOT NULL,
    key character varying(200) COLLATE "C" NOT NULL,
    body bytea NOT NULL,
    CONSTRAINT "PK_documents" PRIMARY KEY (fold, key)
);


CREATE TABLE positions (
    fold character varying(60) NOT NULL,
    line bigint NOT NULL,
    hash character varying(64) NOT NULL,
    CONSTRAINT "PK_positions" PRIMARY KEY (fold)
);
