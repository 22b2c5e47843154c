CREATE TABLE answers (
    act_id character varying(36) NOT NULL,
    content character varying(64) NOT NULL,
    line bigint,
    at bigint NOT NULL,
    body bytea NOT NULL,
    CONSTRAINT "PK_answers" PRIMARY KEY (act_id)
);


CREATE TABLE checkpoints (
    line bigint NOT NULL,
    hash character varying(64) NOT NULL,
    at character varying(30) NOT NULL,
    key character varying(64) NOT NULL,
    signature character varying(200) NOT NULL,
    CONSTRAINT "PK_checkpoints" PRIMARY KEY (line)
);


CREATE TABLE lines (
    number bigint NOT NULL,
    hash character varying(64) NOT NULL,
    act character varying(40) NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT "PK_lines" PRIMARY KEY (number)
);


CREATE TABLE states (
    key character varying(200) NOT NULL,
    body bytea NOT NULL,
    CONSTRAINT "PK_states" PRIMARY KEY (key)
);
