CREATE TABLE [documents] (
    [generation] int NOT NULL,
    [key] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [body] varbinary(max) NOT NULL,
    CONSTRAINT [PK_documents] PRIMARY KEY ([generation], [key])
);
GO


CREATE TABLE [generations] (
    [generation] int NOT NULL,
    [fold] nvarchar(60) NOT NULL,
    [version] int NOT NULL,
    [state] nvarchar(10) NOT NULL,
    [line] bigint NOT NULL,
    [hash] nvarchar(64) NULL,
    CONSTRAINT [PK_generations] PRIMARY KEY ([generation])
);
GO
