CREATE TABLE [documents] (
    [fold] nvarchar(60) NOT NULL,
    [key] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [body] varbinary(max) NOT NULL,
    CONSTRAINT [PK_documents] PRIMARY KEY ([fold], [key])
);
GO


CREATE TABLE [positions] (
    [fold] nvarchar(60) NOT NULL,
    [line] bigint NOT NULL,
    [hash] nvarchar(64) NOT NULL,
    CONSTRAINT [PK_positions] PRIMARY KEY ([fold])
);
GO
