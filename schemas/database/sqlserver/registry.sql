CREATE TABLE [people] (
    [id] nvarchar(64) NOT NULL,
    [name] nvarchar(200) NOT NULL,
    [phone] nvarchar(40) NULL,
    [enterprise] nvarchar(64) NULL,
    [roles] nvarchar(200) NOT NULL,
    [region] nvarchar(12) NULL,
    [streams] nvarchar(400) NULL,
    [password] nvarchar(200) NULL,
    CONSTRAINT [PK_people] PRIMARY KEY ([id])
);
GO


CREATE TABLE [sessions] (
    [id] uniqueidentifier NOT NULL,
    [person] nvarchar(64) NOT NULL,
    [issued_at] bigint NOT NULL,
    [expires_at] bigint NOT NULL,
    [signed_in_by] nvarchar(20) NOT NULL,
    CONSTRAINT [PK_sessions] PRIMARY KEY ([id])
);
GO


CREATE TABLE [api_keys] (
    [hash] nvarchar(64) NOT NULL,
    [person] nvarchar(64) NOT NULL,
    CONSTRAINT [PK_api_keys] PRIMARY KEY ([hash]),
    CONSTRAINT [FK_api_keys_people_person] FOREIGN KEY ([person]) REFERENCES [people] ([id]) ON DELETE CASCADE
);
GO


CREATE INDEX [IX_api_keys_person] ON [api_keys] ([person]);
GO


CREATE INDEX [IX_sessions_person] ON [sessions] ([person]);
GO
