CREATE TABLE [answers] (
    [act_id] varchar(36) NOT NULL,
    [content] varchar(64) NOT NULL,
    [line] bigint NULL,
    [at] bigint NOT NULL,
    [body] varbinary(max) NOT NULL,
    CONSTRAINT [PK_answers] PRIMARY KEY ([act_id])
);
GO


CREATE TABLE [checkpoints] (
    [line] bigint NOT NULL,
    [hash] varchar(64) NOT NULL,
    [at] varchar(30) NOT NULL,
    [key] varchar(64) NOT NULL,
    [signature] varchar(200) NOT NULL,
    CONSTRAINT [PK_checkpoints] PRIMARY KEY ([line])
);
GO


CREATE TABLE [lines] (
    [number] bigint NOT NULL,
    [hash] varchar(64) NOT NULL,
    [act] varchar(40) NOT NULL,
    [bytes] varbinary(max) NOT NULL,
    CONSTRAINT [PK_lines] PRIMARY KEY ([number])
);
GO


CREATE TABLE [states] (
    [key] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [body] varbinary(max) NOT NULL,
    CONSTRAINT [PK_states] PRIMARY KEY ([key])
);
GO
