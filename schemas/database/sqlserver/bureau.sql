CREATE TABLE [reads] (
    [id] bigint NOT NULL IDENTITY,
    [at] bigint NOT NULL,
    [person] nvarchar(64) NOT NULL,
    [door] nvarchar(100) NOT NULL,
    [asked] nvarchar(400) NOT NULL,
    CONSTRAINT [PK_reads] PRIMARY KEY ([id])
);
GO


CREATE INDEX [IX_reads_person_at] ON [reads] ([person], [at]);
GO
